import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import type { Values } from '../changes';
import { isEmpty } from '../fieldTypes';

/** The fields that a new record is asked for first: the quick ones and whatever must be filled. */
export function quickFields(object: ObjectDefinition): FieldDefinition[] {
  return object.fields
    .filter((field) => field.creatable)
    .filter((field) => object.quickCreate.includes(field.name) || isAsked(field))
    .toSorted((a, b) => rank(object, a) - rank(object, b));
}

/** The rest, in the object's sections. */
export function furtherFields(object: ObjectDefinition): FieldDefinition[] {
  const quick = new Set(quickFields(object));
  return object.fields.filter((field) => field.creatable && !quick.has(field));
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

function rank(object: ObjectDefinition, field: FieldDefinition): number {
  const at = object.quickCreate.indexOf(field.name);
  return at >= 0 ? at : object.quickCreate.length + object.fields.indexOf(field);
}

/** The field that an error belongs to: `address.city` is shown at `address`. */
export function fieldOfError(name: string): string {
  return name.split('.')[0]!;
}
