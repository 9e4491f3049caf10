import { queryOptions } from '@tanstack/react-query';
import type { Id, RecordData } from '../platform/api';
import { request } from '../platform/client';

// Keys of the cache: everything of an object begins with ['records', object], so that a change can refresh it at once.
export const recordKeys = {
  all: (object: string) => ['records', object] as const,
  list: (object: string, query: object) => ['records', object, 'list', query] as const,
  board: (object: string, query: object) => ['records', object, 'board', query] as const,
  one: (object: string, id: Id) => ['records', object, 'one', id] as const,
  history: (object: string, id: Id) => ['records', object, 'history', id] as const,
  timeline: (object: string, id: Id) => ['records', object, 'timeline', id] as const,
};

export function recordQuery(object: string, id: Id) {
  return queryOptions({
    queryKey: recordKeys.one(object, id),
    queryFn: ({ signal }) => request<RecordData>(`/api/records/${object}/${id}`, { signal }),
  });
}
