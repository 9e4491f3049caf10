import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Id } from '../../platform/api';
import { request } from '../../platform/client';
import type { ImportRows, ImportTarget, Mapping, Outcome } from '../imports';

/** The rows of a dry run, or of the report after the run. */
export function rowsQuery(id: Id, outcome: Outcome | undefined) {
  return infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', outcome ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      request<ImportRows>(`/api/imports/${id}/rows`, {
        query: { outcome, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** The columns whose cells an error on that field concerns. */
export function columnsOf(field: string | null, columns: Mapping['columns']): number[] {
  if (field === null) return [];
  return columns
    .filter((column) => column.field === field || column.field?.startsWith(`${field}.`))
    .map(({ index }) => index);
}

/** A field's name for people. */
export function labelOf(field: string, targets: ImportTarget[]): string {
  return targets.find((target) => target.field === field)?.label ?? field;
}
