import { useNavigate } from '@tanstack/react-router';
import type { ObjectDefinition, SavedView, SavedViews, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { say } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { offer } from '../../platform/offer';
import { queryClient } from '../../platform/queryClient';
import { chartOf, isDate } from '../chart/chartModel';
import type { ListSearch } from '../list/listSearch';
import type { Column } from '../list/useColumns';
import { viewsQuery } from './views';

export type ViewInput = Schemas['ViewInput'];

/** What somebody says of a view beside what it shows. */
export interface Sharing {
  name: string;
  sharing: SavedView['sharing'];
  team: string | null;
}

/** A view that shows what is on screen. */
export function inputOf(
  object: ObjectDefinition,
  shown: ListSearch,
  columns: Column[],
  said: Sharing,
): ViewInput {
  const list = (shown.as ?? 'list') === 'list';
  const chart = shown.as === 'chart' ? chartOf(object, shown) : null;
  return {
    ...said,
    object: object.name,
    kind: shown.as ?? 'list',
    filter: shown.filter ?? null,
    sort: shown.sort ?? null,
    columns: list
      ? columns.map(({ field, width, chosen, stays }) => ({
          field: field.name,
          width: chosen ? width : null,
          frozen: stays !== null && field.name !== object.labelField,
        }))
      : [],
    group: chart?.by.name ?? shown.group ?? null,
    chart: chart && {
      form: chart.form,
      sum: chart.sum?.name ?? null,
      period: isDate(chart.by) ? chart.period : null,
    },
    date: shown.date ?? null,
    within: shown.within ?? null,
    version: null,
  };
}

/** Keeps views, and shows the list by them. */
export function useViewActs(object: ObjectDefinition) {
  const navigate = useNavigate();

  const show = (view: string | undefined) =>
    navigate({ to: '/$path', params: { path: object.path }, search: view ? { view } : {} });

  async function add(input: ViewInput): Promise<SavedView> {
    const view = await request<SavedView>('/api/views', { method: 'POST', body: input });
    put(view);
    await show(view.id);
    return view;
  }

  async function change(view: SavedView, input: ViewInput): Promise<SavedView> {
    const changed = await request<SavedView>(`/api/views/${view.id}`, {
      method: 'PUT',
      body: { ...input, version: view.version },
    });
    put(changed);
    await show(view.id);
    return changed;
  }

  async function remove(view: SavedView): Promise<void> {
    await request<void>(`/api/views/${view.id}`, { method: 'DELETE' });
    edit((views) => views.filter(({ id }) => id !== view.id));
    await show('all');
    offer({
      id: `view-${view.id}`,
      message: say('views:deleted', { name: view.name }),
      action: say('records:undo'),
      act: () => void restore(view),
    });
  }

  async function restore(view: SavedView): Promise<void> {
    try {
      put(await request<SavedView>(`/api/views/${view.id}/restoration`, { method: 'POST' }));
      await show(view.id);
    } catch (error) {
      notifyProblem(error);
    }
  }

  /** Lets the list open with a view: for oneself, or as an administrator for a role. */
  async function setDefault(view: SavedView | null, role: string | null): Promise<void> {
    await request<void>(`/api/default-views/${object.name}`, {
      method: 'PUT',
      body: { view: view?.id ?? null, role },
    });
    await queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
  }

  return { show, add, change, remove, setDefault };
}

function put(view: SavedView): void {
  edit((views) =>
    [...views.filter(({ id }) => id !== view.id), view].toSorted((a, b) =>
      a.name.localeCompare(b.name),
    ),
  );
}

function edit(change: (views: SavedView[]) => SavedView[]): void {
  queryClient.setQueryData<SavedViews>(
    viewsQuery.queryKey,
    (data) => data && { ...data, views: change(data.views) },
  );
  void queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
}
