import type { QueryClient } from '@tanstack/react-query';
import type { BoardColumn, Id, RecordPage } from '../../platform/api';
import { recordKeys } from '../recordQueries';

export interface Neighbours {
  previous: Id | null;
  next: Id | null;
  /** From 1. */
  position: number;
  /** How many are loaded; there may be more in the list. */
  loaded: number;
}

/**
 * The records before and after this one in the list or board column that was looked at last; null when it is in none,
 * as after following a link.
 */
export function neighboursOf(client: QueryClient, object: string, id: Id): Neighbours | null {
  const queries = client
    .getQueryCache()
    .findAll({ queryKey: recordKeys.all(object) })
    .filter(({ queryKey }) => queryKey[2] === 'list' || queryKey[2] === 'board')
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { state } of queries) {
    const ids = sequences(state.data).find((sequence) => sequence.includes(id));
    if (!ids || ids.length < 2) continue;
    const at = ids.indexOf(id);
    return {
      previous: ids[at - 1] ?? null,
      next: ids[at + 1] ?? null,
      position: at + 1,
      loaded: ids.length,
    };
  }
  return null;
}

/** The ids in their order: a list is one sequence, a board has one for each column. */
function sequences(data: unknown): Id[][] {
  if (typeof data !== 'object' || data === null) return [];
  if ('pages' in data) {
    return [(data.pages as RecordPage[]).flatMap(({ records }) => records.map(({ id }) => id))];
  }
  if ('columns' in data) {
    return (data.columns as BoardColumn[]).map(({ records }) => records.map(({ id }) => id));
  }
  return [];
}
