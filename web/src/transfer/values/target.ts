import type { FieldDefinition } from '../../platform/api';
import { fieldOf, useCatalog } from '../../records/catalog';
import { quoted } from '../../records/query/rsql';
import type { Import } from '../imports';

export interface Target {
  label: string;
  required: boolean;
  /** The field whose editor chooses another value. */
  field: FieldDefinition;
}

/** What a question's field is: one of the object's own, or something beside it, such as a relation. */
export function useTarget(imported: Import, field: string): Target {
  const { objects } = useCatalog();
  const target = imported.targets.find((one) => one.field === field);
  const object = objects.find(({ name }) => name === imported.object);
  const own = object && fieldOf(object, field);
  const matches = target?.matches ?? [];
  const label = target?.label ?? own?.label ?? field;
  const choices = own?.choices ?? null;
  return {
    label,
    required: target?.required ?? false,
    field: {
      ...bare,
      name: field,
      label,
      type: choices ? 'choice' : 'reference',
      choices,
      targets: matches.length > 0 ? matches : (own?.targets ?? null),
      optionsFilter: own?.optionsFilter ? optionsOf(own.optionsFilter, imported.defaults) : null,
    },
  };
}

/**
 * What may be chosen, in the order of its own list, such as stages in that of their pipeline: within what is the same in
 * every row, or else everything.
 */
function optionsOf(filter: string, defaults: Import['defaults']): string {
  const name = /\{(\w+)\}/.exec(filter)?.[1] ?? '';
  const value = defaults[name] as { id: string } | string | undefined;
  const id = typeof value === 'object' ? value?.id : value;
  return id ? filter.replace(`{${name}}`, quoted(id)) : 'id=null=false';
}

/** A field without rules of its own: here it only lends its name to an editor. */
const bare: FieldDefinition = {
  name: '',
  label: '',
  help: null,
  type: 'reference',
  section: 'main',
  required: true,
  writable: true,
  creatable: true,
  sortable: false,
  filterable: false,
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
};
