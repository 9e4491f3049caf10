import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import type { Values } from '../changes';
import { isEmpty } from '../fieldTypes';
import { layoutOf, sectionsOfLayout } from '../layout';
import type { FieldGroup } from '../layout';

/** What a form for a new record asks for. */
export interface FormFields {
  /** First: the quick ones and whatever must be filled. */
  quick: FieldDefinition[];
  /** The rest, in its sections. */
  further: FieldGroup[];
}

/** What a record with these values is asked for: its type may have a layout of its own. */
export function formFields(object: ObjectDefinition, values: Values): FormFields {
  const layout = layoutOf(object, values);
  const names = layout?.quick ?? object.quickCreate;
  const quick = object.fields
    .filter((field) => field.creatable)
    .filter(
      (field) =>
        names.includes(field.name) || isAsked(field) || field.name === object.layout?.typeField,
    )
    .toSorted((a, b) => rank(names, object, a) - rank(names, object, b));
  const sections = layout
    ? sectionsOfLayout(object, layout)
    : object.sections.map(({ name, label }) => ({
        name,
        label,
        columns: 2,
        fields: object.fields.filter(({ section }) => section === name),
      }));
  return {
    quick,
    further: sections
      .map((section) => ({
        ...section,
        fields: section.fields.filter((field) => field.creatable && !quick.includes(field)),
      }))
      .filter(({ fields }) => fields.length > 0),
  };
}

/** The values that a new record begins with. */
export function defaultsOf(object: ObjectDefinition): Values {
  return Object.fromEntries(
    object.fields
      .filter((field) => field.creatable && !isEmpty(field.default))
      .map((field) => [field.name, field.default]),
  );
}

/** Required, and nothing given by default. */
function isAsked(field: FieldDefinition): boolean {
  return field.required && isEmpty(field.default);
}

function rank(names: string[], object: ObjectDefinition, field: FieldDefinition): number {
  const at = names.indexOf(field.name);
  return at >= 0 ? at : names.length + object.fields.indexOf(field);
}

/** A field as a form for a new record asks for it: of its owner, those for whom one may create. */
export function forNew(field: FieldDefinition): FieldDefinition {
  return field.newOptionsFilter ? { ...field, optionsFilter: field.newOptionsFilter } : field;
}

/** The field that an error belongs to: `address.city` is shown at `address`. */
export function fieldOfError(name: string): string {
  return name.split('.')[0]!;
}
