import type { FieldDefinition, FieldTypeName, ObjectDefinition } from '../platform/api';

/** Definitions for tests: an object of the fields that a test is about. */
export function field(
  name: string,
  type: FieldTypeName,
  more: Partial<FieldDefinition> = {},
): FieldDefinition {
  return {
    name,
    label: name[0]!.toUpperCase() + name.slice(1),
    help: null,
    type,
    section: 'main',
    required: false,
    writable: true,
    creatable: true,
    sortable: true,
    filterable: true,
    groupable: false,
    aggregates: [],
    operators: [],
    maxLength: null,
    min: null,
    max: null,
    scale: null,
    choices: null,
    targets: null,
    optionsFilter: null,
    newOptionsFilter: null,
    default: null,
    pattern: null,
    requiredFrom: null,
    transitions: null,
    ...more,
  };
}

export function object(
  fields: FieldDefinition[],
  more: Partial<ObjectDefinition> = {},
): ObjectDefinition {
  return {
    name: 'opportunity',
    path: 'opportunities',
    label: 'Deal',
    pluralLabel: 'Deals',
    icon: 'target',
    color: 'violet',
    labelField: 'name',
    can: { create: true, update: true, delete: true, export: true },
    sections: [{ name: 'main', label: 'Deal' }],
    fields,
    list: { columns: fields.map(({ name }) => name), sort: '-updatedAt' },
    board: null,
    figures: [],
    related: [],
    timeline: false,
    duplicates: false,
    quickCreate: [],
    layout: null,
    ...more,
  };
}

export const deal = object([
  field('name', 'text', { required: true }),
  field('amount', 'money'),
  field('company', 'reference', { targets: ['company'] }),
  field('pipeline', 'reference', { targets: ['pipeline'] }),
  field('stage', 'reference', { targets: ['stage'], optionsFilter: 'pipeline=={pipeline}' }),
  field('status', 'choice', {
    choices: [
      { value: 'open', label: 'Open', color: 'blue', hidden: false },
      { value: 'won', label: 'Won', color: 'teal', hidden: false },
    ],
  }),
  field('closedOn', 'date'),
  field('owner', 'reference', { targets: ['user'] }),
  field('address', 'address'),
  field('key', 'yesNo'),
]);
