import type { Board, BoardColumn, Id, Money, RecordData, Reference } from '../../platform/api';

export type ColumnKey = BoardColumn['key'];

/** A card on its way from one column to another. */
export interface Move {
  id: Id;
  from: ColumnKey;
  to: ColumnKey;
}

export interface Totals {
  count: number;
  sum: Money | null;
}

/** Adds amounts as decimals, never as floats. Of another currency nothing is added: the server converts it. */
export function addMoney(sum: Money | null, part: Money | null, sign: 1 | -1): Money | null {
  if (!part) return sum;
  if (!sum) return sign === 1 ? part : null;
  if (sum.currency !== part.currency) return sum;
  const total = units(sum.amount) + BigInt(sign) * units(part.amount);
  return { amount: decimal(total), currency: sum.currency };
}

/** The totals of a column while a card hovers: they follow it before it is dropped. */
export function totalsDuring(column: BoardColumn, move: Move | null, amount: Money | null): Totals {
  const { count, sum, key } = column;
  if (!move || move.from === move.to) return { count, sum };
  if (key === move.from) return { count: count - 1, sum: addMoney(sum, amount, -1) };
  if (key === move.to) return { count: count + 1, sum: addMoney(sum, amount, 1) };
  return { count, sum };
}

/** The board after the move, the card on top of its new column with its new values. */
export function moveCard(
  board: Board,
  move: Move,
  changes: Partial<RecordData>,
  sumField: string | null,
): Board {
  const card = board.columns
    .find(({ key }) => key === move.from)
    ?.records.find(({ id }) => id === move.id);
  if (!card || move.from === move.to) return board;
  const amount = moneyOf(card, sumField);
  return {
    ...board,
    columns: board.columns.map((column) => {
      const totals = totalsDuring(column, move, amount);
      if (column.key === move.from) {
        const records = column.records.filter(({ id }) => id !== move.id);
        return { ...column, ...totals, records };
      }
      if (column.key === move.to) {
        return { ...column, ...totals, records: [{ ...card, ...changes }, ...column.records] };
      }
      return column;
    }),
  };
}

/** A column with its next page behind what it shows; a card that moved meanwhile stands only once. */
export function withMore(
  board: Board,
  key: ColumnKey,
  more: { records: RecordData[]; next: string | null },
): Board {
  const known = new Set(board.columns.flatMap(({ records }) => records.map(({ id }) => id)));
  return {
    ...board,
    columns: board.columns.map((column) =>
      column.key === key
        ? {
            ...column,
            records: [...column.records, ...more.records.filter(({ id }) => !known.has(id))],
            next: more.next,
          }
        : column,
    ),
  };
}

/** A board asked for anew keeps the pages that were loaded below, so that nobody loses their place. */
export function keepLoaded(fresh: Board, before: Board | undefined): Board {
  if (!before) return fresh;
  const known = new Set(fresh.columns.flatMap(({ records }) => records.map(({ id }) => id)));
  return {
    ...fresh,
    columns: fresh.columns.map((column) => {
      const old = before.columns.find(({ key }) => key === column.key);
      if (!old || !column.next || old.records.length <= column.records.length) return column;
      const below = old.records.slice(column.records.length).filter(({ id }) => !known.has(id));
      return { ...column, records: [...column.records, ...below], next: old.next };
    }),
  };
}

export function keyOf(value: unknown): ColumnKey {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? (value as Reference).id : String(value);
}

export function moneyOf(record: RecordData, field: string | null): Money | null {
  const value = field ? record[field] : null;
  return typeof value === 'object' && value !== null && 'currency' in value
    ? (value as Money)
    : null;
}

/** Whole days between then and now. */
export function daysSince(instant: string, now = Date.now()): number {
  return Math.max(0, Math.floor((now - new Date(instant).getTime()) / 86_400_000));
}

const scale = 4;

function units(amount: string): bigint {
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? ['', '', '0', ''];
  const digits = BigInt(`${whole}${(part ?? '').padEnd(scale, '0').slice(0, scale)}`);
  return sign ? -digits : digits;
}

function decimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const part = digits.slice(-scale).replace(/0{1,2}$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${part}`;
}
