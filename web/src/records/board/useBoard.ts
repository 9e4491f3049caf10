import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Board, ObjectDefinition, RecordData, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { useCatalog, fieldOf } from '../catalog';
import { changeRecord } from '../changes';
import type { Toast, Values } from '../changes';
import { both } from '../query/rsql';
import { recordKeys } from '../recordQueries';
import { boardOf } from '../list/shapes';
import type { BoardShape } from '../list/shapes';
import { keepLoaded, keyOf, moveCard, withMore } from './boardModel';
import type { ColumnKey, Move } from './boardModel';

export interface BoardQuery {
  filter?: string | undefined;
  sort?: string | undefined;
  within?: string | undefined;
  group?: string | undefined;
}

/** How many cards of a column come at once. */
const page = 25;

/** A board's columns and what can be done with them. */
export function useBoard(object: ObjectDefinition, search: BoardQuery) {
  const client = useQueryClient();
  const definition = boardOf(object, search.group);
  const query = {
    group: definition.own ? undefined : definition.group,
    filter: search.filter,
    sort: search.sort ?? object.list.sort,
    within: definition.own ? search.within : undefined,
    fields: cardFields(object, definition).join(','),
  };
  const queryKey = recordKeys.board(object.name, query);
  const loading = useRef(new Set<ColumnKey>());

  const { data: board } = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      keepLoaded(
        await request<Board>(`/api/records/${object.name}/board`, {
          query: { ...query, limit: page },
          signal,
        }),
        client.getQueryData<Board>(queryKey),
      ),
    placeholderData: keepPreviousData,
    meta: { group: definition.group },
    throwOnError: (_, { state }) => state.data === undefined,
  });

  function put(move: Move, changes: Partial<RecordData>) {
    void client.cancelQueries({ queryKey });
    client.setQueryData<Board>(
      queryKey,
      (current) => current && moveCard(current, move, changes, definition.sum),
    );
  }

  /** Saves a move that the board shows already; a refusal puts the card back and says why. */
  async function save(record: RecordData, move: Move, changes: Values, toast?: Toast) {
    try {
      const saved = await changeRecord(object, record, changes, toast);
      const there = keyOf(saved[definition.group]);
      if (there !== move.to) await client.invalidateQueries({ queryKey });
    } catch (error) {
      put({ id: move.id, from: move.to, to: move.from }, {});
      notifyProblem(error);
    }
  }

  /** Fetches the column's next page. */
  async function loadMore(key: ColumnKey, cursor: string) {
    if (loading.current.has(key)) return;
    loading.current.add(key);
    const { group, within } = definition;
    // A stage belongs to one pipeline; what stands in no column, or in one of choices, is narrowed by it.
    const inGroup = key === null ? `${group}=null=true` : `${group}==${key}`;
    const narrowed =
      within && search.within && key === null
        ? both(inGroup, `${within}==${search.within}`)
        : inGroup;
    try {
      const more = await request<RecordPage>(`/api/records/${object.name}`, {
        query: {
          filter: both(search.filter, narrowed),
          sort: query.sort,
          fields: query.fields,
          cursor,
          limit: page * 2,
        },
      });
      client.setQueryData<Board>(queryKey, (current) => current && withMore(current, key, more));
    } catch (error) {
      notifyProblem(error);
    } finally {
      loading.current.delete(key);
    }
  }

  return { board, put, save, loadMore };
}

/** The fields that a card shows or needs. */
export function cardFields(object: ObjectDefinition, board: BoardShape): string[] {
  const { card, group, sum } = board;
  const names = [object.labelField, group, ...(sum ? [sum] : []), ...card];
  return [...new Set(names)].filter((name) => fieldOf(object, name));
}

export interface GroupTraits {
  kind: 'open' | 'won' | 'lost' | null;
  /** Days in the column after which a card stalls. */
  stallsAfter: number | null;
}

/** What the columns mean, where they are records of their own such as stages. */
export function useGroupTraits(
  object: ObjectDefinition,
  board: BoardShape,
  within: string | undefined,
): Map<ColumnKey, GroupTraits> {
  const catalog = useCatalog();
  const target = fieldOf(object, board.group)?.targets?.[0];
  const definition = catalog.objects.find(({ name }) => name === target);
  const names = ['kind', 'stallsAfter'].filter((name) => definition && fieldOf(definition, name));
  const query = {
    fields: names.join(','),
    filter: within && board.within ? `${board.within}==${within}` : undefined,
    limit: 200,
  };
  const { data } = useQuery({
    queryKey: recordKeys.list(target ?? '', query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${target}`, { query, signal }),
    enabled: names.length > 0,
    staleTime: 5 * 60_000,
  });
  return useMemo(
    () =>
      new Map(
        (data?.records ?? []).map(({ id, kind, stallsAfter }) => [
          id,
          {
            kind: kind === 'open' || kind === 'won' || kind === 'lost' ? kind : null,
            stallsAfter: typeof stallsAfter === 'number' ? stallsAfter : null,
          },
        ]),
      ),
    [data],
  );
}

/** The records that a board can be within, such as pipelines. */
export function useScopes(
  object: ObjectDefinition,
  { within }: BoardShape,
): { id: string; label: string }[] {
  const catalog = useCatalog();
  const target = within ? fieldOf(object, within)?.targets?.[0] : undefined;
  const definition = catalog.objects.find(({ name }) => name === target);
  const sorted = definition && fieldOf(definition, 'position')?.sortable;
  const query = {
    fields: definition?.labelField,
    sort: sorted ? 'position' : undefined,
    limit: 100,
  };
  const { data } = useQuery({
    queryKey: recordKeys.list(target ?? '', query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${target}`, { query, signal }),
    enabled: definition !== undefined,
    staleTime: 5 * 60_000,
  });
  return (data?.records ?? []).map((record) => ({
    id: record.id,
    label: String(record[definition!.labelField] ?? ''),
  }));
}
