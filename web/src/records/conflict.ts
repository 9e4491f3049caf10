import type { ObjectDefinition, RecordData } from '../platform/api';
import type { Values } from './changes';

/** Two people changed the same value: what one wrote, and what is there now. */
export interface Conflict {
  object: ObjectDefinition;
  current: RecordData;
  mine: Values;
  /** The values to write again; none when the other's stay. */
  decide: (values: Values) => void;
}

let asked: Conflict | null = null;
const listeners = new Set<() => void>();

/** Shows both values and lets one choose. */
export function askConflict(
  object: ObjectDefinition,
  current: RecordData,
  mine: Values,
): Promise<Values> {
  return new Promise((resolve) => {
    show({
      object,
      current,
      mine,
      decide: (values) => {
        show(null);
        resolve(values);
      },
    });
  });
}

export function currentConflict(): Conflict | null {
  return asked;
}

export function onConflict(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(conflict: Conflict | null): void {
  asked = conflict;
  for (const listener of listeners) listener();
}
