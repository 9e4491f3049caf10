import { expect, test } from 'vitest';
import type { Board, RecordData } from '../../platform/api';
import { addMoney, daysSince, keepLoaded, moveCard, totalsDuring, withMore } from './boardModel';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const deal = (id: string, amount: string): RecordData => ({ id, version: 1, amount: usd(amount) });

const column = (key: string, records: RecordData[], count: number, sum: string) => ({
  key,
  label: key,
  color: null,
  count,
  sum: usd(sum),
  records,
  next: null,
});

const board = (): Board => ({
  columns: [
    column('open', [deal('a', '0.10'), deal('b', '0.20')], 2, '0.30'),
    column('won', [deal('c', '5.00')], 1, '5.00'),
  ],
});

test('sums stay exact where floats would not', () => {
  expect(addMoney(usd('0.10'), usd('0.20'), 1)).toEqual(usd('0.30'));
  expect(addMoney(usd('9007199254740993.01'), usd('0.01'), 1)).toEqual(usd('9007199254740993.02'));
  expect(addMoney(usd('1.00'), usd('2.50'), -1)).toEqual(usd('-1.50'));
});

test('another currency is left to the server', () => {
  expect(addMoney(usd('1.00'), { amount: '2.00', currency: 'EUR' }, 1)).toEqual(usd('1.00'));
});

test('totals follow the card while it hovers, and stay where it is over its own column', () => {
  const [open, won] = board().columns;
  const move = { id: 'a', from: 'open', to: 'won' };
  expect(totalsDuring(open!, move, usd('0.10'))).toEqual({ count: 1, sum: usd('0.20') });
  expect(totalsDuring(won!, move, usd('0.10'))).toEqual({ count: 2, sum: usd('5.10') });
  const back = { ...move, to: 'open' };
  expect(totalsDuring(open!, back, usd('0.10'))).toEqual({ count: 2, sum: usd('0.30') });
});

test('a dropped card stands on top of its new column, and moving it back restores the totals', () => {
  const moved = moveCard(board(), { id: 'a', from: 'open', to: 'won' }, { stage: 'won' }, 'amount');
  expect(moved.columns[0]?.records.map(({ id }) => id)).toEqual(['b']);
  expect(moved.columns[1]?.records[0]).toMatchObject({ id: 'a', stage: 'won' });
  const back = moveCard(moved, { id: 'a', from: 'won', to: 'open' }, {}, 'amount');
  expect(back.columns.map(({ count, sum }) => ({ count, sum }))).toEqual(
    board().columns.map(({ count, sum }) => ({ count, sum })),
  );
});

test('a page that comes later does not show a card twice', () => {
  const more = withMore(board(), 'won', { records: [deal('a', '1'), deal('d', '1')], next: 'n' });
  expect(more.columns[1]?.records.map(({ id }) => id)).toEqual(['c', 'd']);
  expect(more.columns[1]?.next).toBe('n');
});

test('a refreshed board keeps the pages loaded below', () => {
  const before = withMore(board(), 'won', { records: [deal('d', '1')], next: 'n2' });
  const fresh = board();
  fresh.columns[1] = { ...fresh.columns[1]!, next: 'n1' };
  const kept = keepLoaded(fresh, before);
  expect(kept.columns[1]?.records.map(({ id }) => id)).toEqual(['c', 'd']);
  expect(kept.columns[1]?.next).toBe('n2');
});

test('days are whole and never negative', () => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  expect(daysSince('2026-11-19T11:00:00Z', now)).toBe(1);
  expect(daysSince('2026-11-22T10:00:00Z', now)).toBe(0);
});
