import type { Choice, FieldDefinition } from '../platform/api';

/** The choices that people are offered, and one that is there already. */
export function offered(field: FieldDefinition | null | undefined, given?: unknown): Choice[] {
  return (field?.choices ?? []).filter(({ value, hidden }) => !hidden || value === given);
}
