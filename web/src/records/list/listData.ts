import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Count, FieldDefinition, ObjectDefinition, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import { fieldOf } from '../catalog';
import { recordKeys } from '../recordQueries';
import type { ListSearch } from './listSearch';

// The first page is to be there at once, the next ones are to last.
const firstPage = 100;
const nextPage = 200;

/** The names of the columns that stay in sight beside the record's name. */
export function frozenOf(search: ListSearch): string[] {
  return (search.columns?.split(',') ?? [])
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1));
}

/** The list's columns: the address's, else those that the person chose last, else the catalog's. */
export function columnsOf(
  object: ObjectDefinition,
  search: ListSearch,
  remembered: string[] | null,
): FieldDefinition[] {
  const named = search.columns?.split(',').map((name) => name.replace(/!$/, ''));
  const names = named ?? remembered ?? object.list.columns;
  const fields = [...new Set(names)].flatMap((name) => fieldOf(object, name) ?? []);
  // The name always stands first: it says which record a row is.
  const label = fieldOf(object, object.labelField);
  return label ? [label, ...fields.filter((field) => field !== label)] : fields;
}

/**
 * The fields to ask for: the columns, those that narrow the options of a column's reference, and the one that says
 * where a row belongs.
 */
export function fieldsToRead(
  object: ObjectDefinition,
  columns: FieldDefinition[],
  sort: string,
): string[] {
  const names = new Set(columns.map(({ name }) => name));
  const by = sort.replace(/^-/, '');
  if (fieldOf(object, by)) names.add(by);
  for (const { optionsFilter } of columns) {
    for (const [, name] of optionsFilter?.matchAll(/\{(\w+)\}/g) ?? []) {
      if (name && fieldOf(object, name)) names.add(name);
    }
  }
  return [...names];
}

export function listQuery(
  object: ObjectDefinition,
  columns: FieldDefinition[],
  { filter, sort = object.list.sort }: ListSearch,
) {
  const fields = fieldsToRead(object, columns, sort).join(',');
  return infiniteQueryOptions({
    queryKey: recordKeys.list(object.name, { filter, sort, fields }),
    queryFn: ({ pageParam, signal }) =>
      request<RecordPage>(`/api/records/${object.name}`, {
        query: { filter, sort, fields, limit: pageParam ? nextPage : firstPage, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Coming back to the window asks for what is new, but not for dozens of pages again.
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= 3,
  });
}

/** How many records the filter finds: up to 10,000, or all when asked. */
export function countQuery(object: ObjectDefinition, filter: string | undefined, exact: boolean) {
  return queryOptions({
    queryKey: [...recordKeys.all(object.name), 'count', { filter, exact }],
    queryFn: async ({ signal }): Promise<Count | null> => {
      const page = await request<RecordPage>(`/api/records/${object.name}`, {
        query: { filter, fields: object.labelField, limit: 1, count: exact ? 'exact' : 'true' },
        signal,
      });
      return page.count;
    },
  });
}

/** The sort after a click on a column's head: ascending, descending, then the list's own. */
export function nextSort(field: string, sort: string | undefined): string | undefined {
  if (sort === field) return `-${field}`;
  return sort === `-${field}` ? undefined : field;
}
