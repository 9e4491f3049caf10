import type { ObjectDefinition } from '../../platform/api';
import { fieldOf } from '../../records/catalog';
import type { Import } from '../imports';

/** How many rows are in, as new records or as changes, and how many are not. */
export function reportOf({ counts, rows }: Pick<Import, 'counts' | 'rows'>): {
  cameIn: number;
  left: number;
} {
  const cameIn = (counts?.create ?? 0) + (counts?.update ?? 0);
  return { cameIn, left: Math.max(0, rows - cameIn - (counts?.skip ?? 0)) };
}

/** The list's filter that shows what came in; null where the object can't be filtered by when it was made. */
export function cameInFilter(
  object: ObjectDefinition,
  { startedAt, finishedAt, counts }: Pick<Import, 'startedAt' | 'finishedAt' | 'counts'>,
): string | null {
  // What was updated was made at another time.
  const field = counts && counts.update > 0 ? 'updatedAt' : 'createdAt';
  if (!startedAt || !fieldOf(object, field)?.filterable) return null;
  const from = `${field}>='${startedAt}'`;
  return finishedAt ? `${from};${field}<='${finishedAt}'` : from;
}
