import { expect, test } from 'vitest';
import type { Board, RecordData, RecordPage } from '../platform/api';
import { hold, placed, placedOnBoard } from './touch';

const row = (id: string, amount: number | null, more = {}): RecordData => ({
  id,
  version: 1,
  amount: amount === null ? null : { amount: String(amount), currency: 'EUR' },
  ...more,
});
const page = (records: RecordData[], next: string | null = null): RecordPage => ({
  records,
  next,
  count: null,
});
const ids = (pages: RecordPage[]) => pages.map(({ records }) => records.map(({ id }) => id));

const pages = [
  page([row('a', 9), row('b', 7)], 'x'),
  page([row('c', 5), row('d', 3), row('e', null)]),
];

test('a changed row changes where it stands, whatever its new value', () => {
  const next = placed(pages, ['b'], [row('b', 1)], '-amount');
  expect(ids(next)).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]);
  expect(next[0]!.records[1]).toMatchObject({ amount: { amount: '1' } });
  expect(next[0]!.records[0]).toBe(pages[0]!.records[0]);
});

test('a row that is no longer found goes, unless somebody is editing it', () => {
  expect(ids(placed(pages, ['c'], [], '-amount'))[1]).toEqual(['d', 'e']);
  const letGo = hold('c');
  expect(ids(placed(pages, ['c'], [], '-amount'))[1]).toEqual(['c', 'd', 'e']);
  letGo();
  expect(ids(placed(pages, ['c'], [], '-amount'))[1]).toEqual(['d', 'e']);
});

test('a new row comes where the sort has it, and one without a value last', () => {
  expect(ids(placed(pages, ['n'], [row('n', 4)], '-amount'))[1]).toEqual(['c', 'n', 'd', 'e']);
  expect(ids(placed(pages, ['n'], [row('n', 10)], '-amount'))[0]).toEqual(['n', 'a', 'b']);
  expect(ids(placed(pages, ['d2'], [row('d2', null)], '-amount'))[1]).toEqual([
    'c',
    'd',
    'e',
    'd2',
  ]);
});

test('a new row behind everything that is loaded waits for its page', () => {
  const open = [page([row('a', 9)], 'more')];
  expect(ids(placed(open, ['n'], [row('n', 1)], '-amount'))).toEqual([['a']]);
  expect(ids(placed([page([row('a', 9)])], ['n'], [row('n', 1)], '-amount'))).toEqual([['a', 'n']]);
});

const column = (key: string | null, records: RecordData[]) => ({
  key,
  label: '',
  color: null,
  count: records.length,
  sum: null,
  records,
  next: null,
});
const board: Board = {
  columns: [
    column('new', [row('a', 1, { status: 'new' }), row('b', 2, { status: 'new' })]),
    column('won', [row('c', 3, { status: 'won' })]),
  ],
};
const cards = ({ columns }: Board) => columns.map(({ records }) => records.map(({ id }) => id));

test('a card that moved stands on top of its new column, one that changed stays', () => {
  const moved = placedOnBoard(board, ['a'], [row('a', 1, { status: 'won' })], 'status');
  expect(cards(moved)).toEqual([['b'], ['a', 'c']]);
  const changed = placedOnBoard(board, ['b'], [row('b', 8, { status: 'new' })], 'status');
  expect(cards(changed)).toEqual([['a', 'b'], ['c']]);
  expect(changed.columns[0]!.records[1]).toMatchObject({ amount: { amount: '8' } });
});

test('a card that is gone goes, and one of another board stays away', () => {
  expect(cards(placedOnBoard(board, ['c'], [], 'status'))).toEqual([['a', 'b'], []]);
  const elsewhere = [row('x', 1, { status: 'other' })];
  expect(cards(placedOnBoard(board, ['x'], elsewhere, 'status'))).toEqual([['a', 'b'], ['c']]);
});
