import type { FieldDefinition } from '../../platform/api';
import { fieldOf, useCatalog } from '../../records/catalog';
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
    },
  };
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
  default: null,
};
