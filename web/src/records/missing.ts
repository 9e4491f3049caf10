import type { FieldDefinition, ObjectDefinition, RecordData } from '../platform/api';
import type { Problem } from '../platform/problem';
import { fieldOf } from './catalog';
import type { Values } from './changes';

/** A change that can't be without values that a stage needs. */
export interface Missing {
  record: RecordData;
  fields: FieldDefinition[];
  why: Record<string, string>;
  /** Null leaves the change be. */
  decide: (values: Values | null) => void;
}

let asked: Missing | null = null;
const listeners = new Set<() => void>();

/**
 * Asks for what a stage needs, where that is all that a change was refused for.
 *
 * @returns the values, or null where there are none
 */
export function askMissing(
  object: ObjectDefinition,
  record: RecordData,
  { errors, byField }: Problem,
): Promise<Values | null> {
  const fields = errors.flatMap(({ field, code }) => {
    const found = code === 'requiredFrom' ? fieldOf(object, field) : undefined;
    return found?.writable ? [found] : [];
  });
  if (fields.length === 0 || fields.length < errors.length) return Promise.resolve(null);
  return new Promise((resolve) => {
    show({
      record,
      fields,
      why: byField,
      decide: (values) => {
        show(null);
        resolve(values);
      },
    });
  });
}

export function currentMissing(): Missing | null {
  return asked;
}

export function onMissing(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(missing: Missing | null): void {
  asked = missing;
  for (const listener of listeners) listener();
}
