import type { Query } from '@tanstack/react-query';
import type { Board, Id, RecordData, RecordPage } from '../platform/api';
import { request } from '../platform/client';
import { queryClient } from '../platform/queryClient';
import { keyOf } from './board/boardModel';
import { both } from './query/rsql';
import { recordKeys } from './recordQueries';

/** Asking for more records than this by their ids costs more than asking for the page anew. */
const most = 200;

// Records that somebody is editing here: their rows stay where they are until that is done.
const held = new Set<Id>();

/** Keeps a record's row in its list, whatever happens to it; returns what lets go of it. */
export function hold(id: Id): () => void {
  held.add(id);
  return () => held.delete(id);
}

/**
 * Shows what the server knows of these records now, and touches nothing else: rows and cards change where they stand,
 * come where they belong, or go when they are gone. What counts records is counted anew. Without ids, or with more
 * than can be asked for, everything of the object is read again.
 */
export async function touch(object: string, ids: Id[] | null): Promise<void> {
  const few = ids !== null && ids.length <= most ? ids : null;
  const lists = few ? active(recordKeys.all(object), 'list').filter(isPaged) : [];
  const boards = few ? active(recordKeys.all(object), 'board') : [];
  const patched = new Set([...lists, ...boards].map(({ queryHash }) => queryHash));
  await Promise.all([
    ...lists.map((query) => touchList(object, query, few ?? [])),
    ...boards.map((query) => touchBoard(object, query, few ?? [])),
    queryClient.invalidateQueries({
      predicate: ({ queryKey, queryHash }) => {
        const [first, name, kind, id] = queryKey;
        if (first !== 'records') return false;
        // Time lines show records of every kind.
        if (name !== object) return kind === 'timeline';
        if (kind === 'one' || kind === 'history') return !few || few.includes(id as Id);
        return !patched.has(queryHash);
      },
    }),
    refreshFigures(),
  ]);
}

/** Figures on the home page and the dashboard are counted from records. */
export async function refreshFigures(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['home'] }),
    queryClient.invalidateQueries({ queryKey: ['dashboards'] }),
  ]);
}

interface Asked {
  filter?: string;
  sort?: string;
  fields: string;
  within?: string;
}

type Pages = { pages: RecordPage[] };

async function touchList(object: string, query: Query, ids: Id[]): Promise<void> {
  const asked = query.queryKey[3] as Asked;
  const rows = await fetchRows(object, asked, asked.filter, ids);
  change<Pages>(query, (data) => ({
    ...data,
    pages: placed(data.pages, ids, rows, asked.sort ?? ''),
  }));
}

async function touchBoard(object: string, query: Query, ids: Id[]): Promise<void> {
  const { group } = query.meta as { group: string };
  const asked = query.queryKey[3] as Asked;
  const rows = await fetchRows(object, asked, asked.filter, ids);
  change<Board>(query, (board) => placedOnBoard(board, ids, rows, group));
  // Counts and sums, and cards that nobody knew of, come with the board's own first page.
  await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

async function fetchRows(
  object: string,
  { sort, fields }: Asked,
  filter: string | undefined,
  ids: Id[],
): Promise<RecordData[]> {
  const these = `id=in=(${ids.join(',')})`;
  const page = await request<RecordPage>(`/api/records/${object}`, {
    query: { filter: both(filter, these), sort, fields, limit: most },
  });
  return page.records;
}

function change<T>(query: Query, by: (data: T) => T): void {
  // A page on its way was asked for before, and would bring the old state of the others back.
  void queryClient.cancelQueries({ queryKey: query.queryKey, exact: true });
  queryClient.setQueryData<T>(query.queryKey, (data) => data && by(data));
}

/** The pages with these rows as they are now: in their places, new ones where the sort has them. */
export function placed(
  pages: RecordPage[],
  ids: Id[],
  rows: RecordData[],
  sort: string,
): RecordPage[] {
  const meant = new Set(ids);
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const known = new Set<Id>();
  const next = pages.map((page) => ({
    ...page,
    records: page.records.flatMap((record) => {
      if (!meant.has(record.id)) return record;
      known.add(record.id);
      return fresh.get(record.id) ?? (held.has(record.id) ? record : []);
    }),
  }));
  for (const row of rows) if (!known.has(row.id)) insert(next, row, sort);
  return next;
}

function insert(pages: RecordPage[], row: RecordData, sort: string): void {
  const compare = comparator(sort);
  for (const page of pages) {
    const at = page.records.findIndex((record) => compare(row, record) < 0);
    if (at >= 0) {
      page.records.splice(at, 0, row);
      return;
    }
  }
  // Behind everything that is loaded: it is there only when nothing more can come.
  const last = pages.at(-1);
  if (last && last.next === null) last.records.push(row);
}

/** The server's order as nearly as a browser knows it; without a value comes last either way. */
function comparator(sort: string): (a: RecordData, b: RecordData) => number {
  const sign = sort.startsWith('-') ? -1 : 1;
  const field = sort.replace(/^-/, '');
  const text = new Intl.Collator('zh-u-co-pinyin-kr-latn-cyrl-hebr-hani');
  return (a, b) => {
    const [x, y] = [plain(a[field]), plain(b[field])];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else {
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : text.compare(String(x), String(y));
      if (order !== 0) return sign * order;
    }
    return sign * (a.id < b.id ? -1 : 1);
  };
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object' && 'amount' in value) return Number(value.amount);
  return typeof value === 'number' ? value : String(value);
}

/** The board with these cards as they are now; one that came into a column stands on top of it. */
export function placedOnBoard(board: Board, ids: Id[], rows: RecordData[], group: string): Board {
  const meant = new Set(ids);
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const stood = new Map<Id, string | null>();
  const columns = board.columns.map((column) => ({
    ...column,
    records: column.records.flatMap((record) => {
      if (!meant.has(record.id)) return record;
      const now = fresh.get(record.id);
      if (!now || keyOf(now[group]) !== column.key) return [];
      stood.set(now.id, column.key);
      return now;
    }),
  }));
  for (const row of rows) {
    if (!stood.has(row.id)) {
      columns.find(({ key }) => key === keyOf(row[group]))?.records.unshift(row);
    }
  }
  return { ...board, columns };
}

function active(queryKey: readonly unknown[], kind: string): Query[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: [...queryKey, kind], type: 'active' })
    .filter(({ state }) => state.data !== undefined);
}

function isPaged({ state }: Query): boolean {
  return typeof state.data === 'object' && state.data !== null && 'pages' in state.data;
}
