import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { ObjectDefinition, SavedView, SavedViews } from '../../platform/api';
import { request } from '../../platform/client';
import { kept } from '../list/listSearch';
import type { ListSearch } from '../list/listSearch';

/** The saved views that one may see, of all objects. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => request<SavedViews>('/api/views', { signal }),
  staleTime: 60_000,
});

/** What is shown, and by which view. */
export interface Viewed {
  view: SavedView | undefined;
  /** The address names a view that isn't there, or isn't shared with the reader. */
  missing: boolean;
  /** The view, with what the address says otherwise. */
  shown: ListSearch;
  /** The address says something else than the view. */
  changed: boolean;
}

export function useViewed(object: ObjectDefinition, search: ListSearch): Viewed {
  return viewed(object.name, search, useSuspenseQuery(viewsQuery).data);
}

/** An address that says nothing itself is that of the view that opens by itself, if there is one. */
export function viewed(
  object: string,
  search: ListSearch,
  { views, defaults }: SavedViews,
): Viewed {
  const bare = kept.every((name) => search[name] === undefined);
  const id = search.view ?? (bare ? defaults[object] : undefined);
  const view = views.find((one) => one.id === id && one.object === object);
  if (!view) {
    return {
      view: undefined,
      missing: search.view !== undefined && search.view !== 'all',
      shown: search,
      changed: false,
    };
  }
  const changed = kept.some((name) => search[name] !== undefined);
  return { view, missing: false, shown: filled({ ...searchOf(view), ...search }), changed };
}

/** The address after something changed: what is as in the view isn't said there. */
export function withChanges(
  before: ListSearch,
  view: SavedView | undefined,
  changes: Partial<ListSearch>,
): ListSearch {
  if (!view) return filled({ ...before, ...changes });
  const own = searchOf(view);
  const next: ListSearch = { ...before, view: view.id };
  for (const [name, value] of Object.entries(changes)) {
    Object.assign(next, { [name]: value });
    const keeps = kept.find((one) => one === name);
    if (!keeps) continue;
    const former = own[keeps];
    if (
      (value ?? '') === (former ?? '') ||
      (keeps === 'as' && (value ?? 'list') === (former ?? 'list'))
    )
      delete next[keeps];
    else if (value === undefined) Object.assign(next, { [name]: keeps === 'as' ? 'list' : '' });
  }
  const { peek, create, ...rest } = next;
  return { ...rest, ...(peek && { peek }), ...(create && { create }) };
}

/** A view as an address would say it. */
export function searchOf(view: SavedView): ListSearch {
  return filled({
    filter: view.filter ?? undefined,
    sort: view.sort ?? undefined,
    columns: view.columns.map(({ field, frozen }) => (frozen ? `${field}!` : field)).join(','),
    as: view.kind === 'list' ? undefined : view.kind,
    group: view.group ?? undefined,
    date: view.date ?? undefined,
    ...view.chart,
    within: view.within ?? undefined,
  } as ListSearch);
}

function filled(search: ListSearch): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => (value ?? '') !== ''));
}
