import type { FieldTypeName } from '../../platform/api';
import type { ShapedField, TypeShape } from './api';

export const typeNames: (FieldTypeName | 'sequence' | 'figure')[] = [
  'text',
  'longText',
  'number',
  'percent',
  'money',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'multiChoice',
  'email',
  'phone',
  'url',
  'address',
  'reference',
  'sequence',
  'figure',
];

/** What may be asked of a field of a type; the server holds the same. */
const fitting = {
  unique: ['text', 'email', 'phone', 'url'],
  sortable: [
    'text',
    'number',
    'percent',
    'money',
    'date',
    'dateTime',
    'choice',
    'email',
    'sequence',
    'figure',
  ],
  searched: ['sequence', 'text', 'longText', 'email', 'phone', 'url', 'address'],
  tracked: ['choice'],
};

export type Demand = keyof typeof fitting;

export function canBe(demand: Demand, type: string): boolean {
  return fitting[demand].includes(type);
}

export const choiceColors = [
  'gray',
  'red',
  'pink',
  'grape',
  'violet',
  'indigo',
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'yellow',
  'orange',
] as const;

export interface ChoiceDraft {
  value: string | null;
  label: string;
  labels: Record<string, string>;
  color: string;
  hidden: boolean;
}

export interface FieldDraft {
  label: string;
  labels: Record<string, string>;
  help: string;
  type: string;
  section: string | null;
  choices: ChoiceDraft[];
  targets: string[];
  scale: number;
  min: number | '';
  max: number | '';
  maxLength: number;
  required: boolean;
  unique: boolean;
  sortable: boolean;
  searched: boolean;
  tracked: boolean;
  initial: string;
  fill: boolean;
  pattern: string;
  patternMessage: string;
  patternMessages: Record<string, string>;
  earliest: string;
  latest: string;
  /** The field that says how far a record is; empty: asked for at no stage. */
  stageField: string;
  stages: string[];
  prefix: string;
  places: number;
  first: number;
  /** The records that point here and by what: `opportunity.company`. */
  others: string;
  function: FigureFunction;
  of: string;
  /** Which of the records, as in a view; empty for all. */
  filter: string;
  everybody: boolean;
  /** Of a choice: which values may follow one; all may follow one that isn't named. */
  transitions: Record<string, string[]>;
}

export type FigureFunction = 'count' | 'sum' | 'latest';

/** Whether nobody enters values of such a field. */
export function isGiven(type: string): boolean {
  return type === 'sequence' || type === 'figure';
}

/** The field as the dialog edits it, in the language of the one who edits. */
export function draftOf(field: ShapedField | null, language: string): FieldDraft {
  const type = field?.type;
  return {
    label: field?.labels[language] ?? (field?.custom ? field.label : ''),
    labels: field?.labels ?? {},
    help: field?.help[language] ?? '',
    type: type?.name ?? 'text',
    section: null,
    choices: (type?.choices ?? []).map(({ value, labels, color, hidden }) => ({
      value: value ?? null,
      label: nameIn(labels, language),
      labels,
      color: color ?? 'gray',
      hidden: hidden ?? false,
    })),
    targets: type?.targets ?? [],
    scale: type?.scale ?? 0,
    min: type?.min == null ? '' : Number(type.min),
    max: type?.max == null ? '' : Number(type.max),
    maxLength: type?.maxLength ?? 200,
    required: field?.required ?? false,
    unique: field?.unique ?? false,
    sortable: field?.sortable ?? false,
    searched: field?.searched ?? false,
    tracked: field?.tracked ?? false,
    initial: field?.initial == null ? '' : String(field.initial),
    fill: false,
    pattern: type?.pattern?.expression ?? '',
    patternMessage: type?.pattern?.messages?.[language] ?? '',
    patternMessages: type?.pattern?.messages ?? {},
    earliest: type?.earliest ?? '',
    latest: type?.latest ?? '',
    stageField: field?.requiredFrom?.field ?? '',
    stages: field?.requiredFrom?.values ?? [],
    prefix: type?.sequence?.prefix ?? '',
    places: type?.sequence?.digits ?? 6,
    first: type?.sequence?.first ?? 1,
    others: type?.figure ? `${type.figure.object}.${type.figure.field}` : '',
    function: type?.figure?.function ?? 'count',
    of: type?.figure?.of ?? '',
    filter: type?.figure?.filter ?? '',
    everybody: type?.figure?.everybody ?? false,
    transitions: field?.transitions ?? {},
  };
}

export function typeOf(draft: FieldDraft, language: string): TypeShape {
  const none = {
    maxLength: null,
    scale: null,
    min: null,
    max: null,
    choices: null,
    targets: null,
    pattern: null,
    earliest: null,
    latest: null,
    sequence: null,
    figure: null,
  };
  const type = { ...none, name: draft.type };
  switch (draft.type) {
    case 'text':
      return {
        ...type,
        maxLength: draft.maxLength,
        pattern: draft.pattern
          ? {
              expression: draft.pattern,
              messages: withText(draft.patternMessages, language, draft.patternMessage),
            }
          : null,
      };
    case 'number':
    case 'percent':
    case 'money':
      return {
        ...type,
        scale: draft.type === 'number' ? draft.scale : null,
        min: draft.min === '' ? null : draft.min,
        max: draft.max === '' ? null : draft.max,
      };
    case 'date':
    case 'dateTime':
      return { ...type, earliest: draft.earliest || null, latest: draft.latest || null };
    case 'choice':
    case 'multiChoice':
      return {
        ...type,
        choices: draft.choices
          .filter(({ value, label }) => value !== null || label.trim())
          .map(({ value, label, labels, color, hidden }) => ({
            value,
            // What only stands in for a name of this language isn't its name.
            labels: label === nameIn(labels, language) ? labels : withText(labels, language, label),
            color,
            hidden,
          })),
      };
    case 'sequence':
      return {
        ...type,
        sequence: { prefix: draft.prefix, digits: draft.places, first: draft.first },
      };
    case 'figure': {
      const [object = '', field = ''] = draft.others.split('.');
      const of = draft.function === 'count' ? null : draft.of || null;
      const made = { function: draft.function, object, field, of, filter: draft.filter || null };
      return { ...type, figure: { ...made, everybody: draft.everybody, result: null } };
    }
    case 'reference':
      return { ...type, targets: draft.targets };
    default:
      return type;
  }
}

function nameIn(labels: Record<string, string>, language: string): string {
  return labels[language] ?? Object.values(labels)[0] ?? '';
}

/** A text of one language put into those that are there; an empty one takes it out. */
export function withText(
  texts: Record<string, string>,
  language: string,
  text: string,
): Record<string, string> {
  const { [language]: _, ...others } = texts;
  return text.trim() ? { ...others, [language]: text.trim() } : others;
}
