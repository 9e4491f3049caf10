import { getRouteApi } from '@tanstack/react-router';
import type { ObjectDefinition } from '../../platform/api';
import { useColumns } from '../../records/list/useColumns';
import { useViewed } from '../../records/views/views';

/** What a list shows: the question, and the columns in their order. */
export interface Shown {
  filter: string | undefined;
  sort: string | undefined;
  columns: string[];
}

const route = getRouteApi('/shell/$path');

/** On a list's page: what it shows. */
export function useShown(object: ObjectDefinition): Shown {
  const { view, shown } = useViewed(object, route.useSearch());
  const { columns } = useColumns(object, shown, view);
  return {
    filter: shown.filter,
    sort: shown.sort,
    columns: columns.map(({ field }) => field.name),
  };
}

export type FileKind = 'csv' | 'xlsx' | 'vcf';

/** Where the file is: a download that begins at once and comes as it is read. */
export function exportAddress(
  object: ObjectDefinition,
  { filter, sort, columns }: Shown,
  kind: FileKind,
  all: boolean,
): string {
  const query = new URLSearchParams();
  if (filter) query.set('filter', filter);
  if (sort) query.set('sort', sort);
  if (kind !== 'vcf') query.set('fields', all ? '*' : columns.join(','));
  return `/api/records/${object.name}/export.${kind}?${query.toString()}`;
}
