import { lazy } from 'react';
import type { ComponentType } from 'react';
import type {
  Address,
  ContactPoint,
  FieldDefinition,
  FieldTypeName,
  Money,
  RecordData,
  Reference,
  Tag,
} from '../platform/api';
import { formatAddress } from '../platform/format';
import type { Format } from '../platform/format';
import * as cells from './fields/cells';
import { wordsOf } from './fields/tagWords';
import { empty, ofDate, ofNumber, ofOptions, ofSeveral, ofText } from './query/operators';
import type { FilterOperator } from './query/operators';

/** How a value is shown: in a list, on a card, on a record's page. */
export interface CellProps<V> {
  field: FieldDefinition;
  value: V;
}

/** How a value is entered: in a form with its label, or bare in a cell. */
export interface EditorProps<V> {
  field: FieldDefinition;
  value: V | null;
  onChange: (value: V | null) => void;
  /** Other values of the same record, for options that depend on them. */
  record?: Partial<RecordData> | undefined;
  error?: string | undefined;
  bare?: boolean | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
}

export interface FieldType<V = unknown> {
  align: 'start' | 'end';
  /** Width of a column in pixels before somebody changes it. */
  width: number;
  Cell: ComponentType<CellProps<V>>;
  Editor: ComponentType<EditorProps<V>>;
  /** A choice is an answer: in a cell it is saved as soon as it is made. */
  savesAtOnce: boolean;
  /** In the order in which they are offered; a field has those that the catalog names too. */
  operators: FilterOperator[];
  /** As plain text, for the clipboard and titles. */
  toText: (value: V, field: FieldDefinition, format: Format) => string;
  /** As the API takes it. */
  toJson: (value: V) => unknown;
}

const editors = () => import('./fields/editors');
const dateEditors = () => import('./fields/dateEditors');

/** Fetches the editors before they are needed, so that the first one opens at once. */
export function preloadEditors(): void {
  void editors();
  void dateEditors();
  void import('./fields/ReferenceEditor');
}

function define<V>(type: Partial<FieldType<V>> & Pick<FieldType<V>, 'Cell' | 'Editor'>): FieldType {
  const whole: FieldType<V> = {
    align: 'start',
    width: 160,
    savesAtOnce: false,
    operators: ofText,
    toText: String,
    toJson: (value) => value,
    ...type,
  };
  // The catalog says which type a field's values have; from here on they are only passed along.
  return whole as unknown as FieldType;
}

const TextEditor = lazy(async () => ({ default: (await editors()).TextEditor }));
const NumberEditor = lazy(async () => ({ default: (await editors()).NumberEditor }));
const DateEditor = lazy(async () => ({ default: (await dateEditors()).DateEditor }));

/** One entry a field type: a new type is a line here (and a file for its look and editor). */
export const fieldTypes: Record<FieldTypeName, FieldType> = {
  text: define<string>({ Cell: cells.TextCell, Editor: TextEditor, width: 180 }),
  longText: define<string>({
    Cell: cells.LongTextCell,
    Editor: lazy(async () => ({ default: (await editors()).LongTextEditor })),
    operators: ofText.filter(({ sign }) => sign === '=contains=' || sign === '=null='),
    width: 240,
  }),
  email: define<string>({ Cell: cells.EmailCell, Editor: TextEditor, width: 200 }),
  phone: define<string>({ Cell: cells.PhoneCell, Editor: TextEditor }),
  url: define<string>({ Cell: cells.UrlCell, Editor: TextEditor, width: 180 }),
  number: define<number>({
    Cell: cells.NumberCell,
    Editor: NumberEditor,
    operators: ofNumber,
    align: 'end',
    width: 110,
  }),
  percent: define<number>({
    Cell: cells.PercentCell,
    Editor: NumberEditor,
    operators: ofNumber,
    align: 'end',
    width: 110,
  }),
  money: define<Money>({
    Cell: cells.MoneyCell,
    Editor: lazy(async () => ({ default: (await editors()).MoneyEditor })),
    operators: ofNumber,
    align: 'end',
    width: 120,
    toText: (money) => money.amount,
  }),
  date: define<string>({
    Cell: cells.DateCell,
    Editor: DateEditor,
    operators: ofDate,
    align: 'end',
    width: 115,
  }),
  dateTime: define<string>({
    Cell: cells.DateTimeCell,
    Editor: lazy(async () => ({ default: (await dateEditors()).DateTimeEditor })),
    operators: ofDate,
    align: 'end',
    width: 155,
  }),
  yesNo: define<boolean>({
    Cell: cells.YesNoCell,
    Editor: lazy(async () => ({ default: (await editors()).YesNoEditor })),
    operators: [
      { name: 'yes', sign: '==', value: 'true', input: 'none' },
      { name: 'no', sign: '==', value: 'false', input: 'none' },
    ],
    width: 90,
    savesAtOnce: true,
  }),
  choice: define<string>({
    Cell: cells.ChoiceCell,
    Editor: lazy(async () => ({ default: (await editors()).ChoiceEditor })),
    operators: ofOptions,
    width: 130,
    savesAtOnce: true,
    toText: (value, field) => cells.choiceOf(field, value).label,
  }),
  multiChoice: define<string[]>({
    Cell: cells.MultiChoiceCell,
    Editor: lazy(async () => ({ default: (await editors()).MultiChoiceEditor })),
    operators: ofSeveral,
    width: 180,
    toText: (values, field) => values.map((value) => cells.choiceOf(field, value).label).join('; '),
  }),
  tags: define<Tag[]>({
    Cell: cells.TagsCell,
    Editor: lazy(async () => ({ default: (await import('./fields/TagsEditor')).TagsEditor })),
    operators: ofSeveral,
    width: 180,
    toText: (tags) => tags.map(({ label }) => label).join('; '),
    toJson: wordsOf,
  }),
  address: define<Address>({
    Cell: cells.AddressCell,
    Editor: lazy(async () => ({ default: (await import('./fields/AddressEditor')).AddressEditor })),
    operators: empty,
    width: 240,
    toText: (address, _, format) => formatAddress(address, format),
  }),
  contactPoints: define<ContactPoint[]>({
    Cell: cells.ContactPointsCell,
    Editor: lazy(async () => ({
      default: (await import('./fields/ContactPointsEditor')).ContactPointsEditor,
    })),
    operators: empty,
    width: 240,
    toText: (points, _, format) =>
      points
        .map(({ use, value, address }) => {
          const where = value ?? (address ? formatAddress(address, format) : '');
          return `${use}: ${where}`;
        })
        .join('; '),
  }),
  reference: define<Reference>({
    Cell: cells.ReferenceCell,
    Editor: lazy(async () => ({
      default: (await import('./fields/ReferenceEditor')).ReferenceEditor,
    })),
    operators: ofOptions,
    width: 165,
    savesAtOnce: true,
    toText: (reference) => reference.label,
    toJson: (reference) => reference.id,
  }),
};

export function isEmpty(value: unknown): value is null | undefined | '' | [] {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((part) => part == null);
}

/** Shows a field's value; nothing where it is empty. */
export function FieldValue({ field, value }: { field: FieldDefinition; value: unknown }) {
  if (isEmpty(value)) return null;
  const { Cell } = fieldTypes[field.type];
  return <Cell field={field} value={value} />;
}

/** The value as the API takes it; an empty one is null. */
export function toJson(field: FieldDefinition, value: unknown): unknown {
  return isEmpty(value) ? null : fieldTypes[field.type].toJson(value);
}

export function toText(field: FieldDefinition, value: unknown, format: Format): string {
  return isEmpty(value) ? '' : fieldTypes[field.type].toText(value, field, format);
}
