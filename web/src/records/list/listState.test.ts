import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecordData } from '../../platform/api';
import { deal } from '../testObjects';
import { columnsOf, fieldsToRead, nextSort } from './listData';
import { listSearch } from './listSearch';
import { mostSelected, useSelection } from './useSelection';

test('an address keeps what belongs to a list and drops the rest', () => {
  expect(
    listSearch({
      filter: 'a==1',
      sort: '-name',
      view: 'board',
      create: true,
      peek: 'x',
      evil: '1',
    }),
  ).toEqual({ filter: 'a==1', sort: '-name', as: 'board', create: true, peek: 'x' });
  expect(listSearch({ filter: '', view: 'calendar', create: 'yes', sort: ['a'] })).toEqual({});
});

test('an address names a saved view, and takes away what the view says', () => {
  expect(listSearch({ view: 'v1', filter: '', as: 'calendar' })).toEqual({
    view: 'v1',
    filter: '',
    as: 'calendar',
  });
});

test('a number in an address is the text that it was', () => {
  expect(listSearch({ peek: 17 })).toEqual({ peek: '17' });
});

test('a click on a head sorts upwards, then downwards, then as usual', () => {
  expect(nextSort('name', undefined)).toBe('name');
  expect(nextSort('name', 'name')).toBe('-name');
  expect(nextSort('name', '-name')).toBeUndefined();
  expect(nextSort('name', '-amount')).toBe('name');
});

function names(columns: string | undefined, remembered: string[] | null): string[] {
  return columnsOf(deal, columns ? { columns } : {}, remembered).map(({ name }) => name);
}

test("the address's columns go before those remembered, and those before the object's", () => {
  expect(names('name,amount', ['owner'])).toEqual(['name', 'amount']);
  expect(names(undefined, ['owner'])).toEqual(['name', 'owner']);
  expect(names(undefined, null)).toEqual(deal.list.columns);
});

test('the name stands first, and a column that is no more is left out', () => {
  expect(
    columnsOf(deal, { columns: 'amount,gone,name,amount' }, null).map(({ name }) => name),
  ).toEqual(['name', 'amount']);
});

test("what narrows a column's options and what the list is sorted by is read with it", () => {
  const columns = columnsOf(deal, { columns: 'name,stage' }, null);
  expect(fieldsToRead(deal, columns, '-amount')).toEqual(['name', 'stage', 'amount', 'pipeline']);
});

function records(count: number): RecordData[] {
  return Array.from({ length: count }, (_, index) => ({ id: `r${index}`, version: 1 }));
}

test('rows are selected one by one and as a range', () => {
  const { result } = renderHook(() => useSelection(records(9)));
  act(() => result.current.toggle('r1', false));
  act(() => result.current.toggle('r4', true));
  expect([...result.current.ids]).toEqual(['r1', 'r2', 'r3', 'r4']);
  act(() => result.current.toggle('r2', false));
  expect([...result.current.ids]).toEqual(['r1', 'r3', 'r4']);
});

test('a record that left the list is no longer selected', () => {
  const { result, rerender } = renderHook(({ list }) => useSelection(list), {
    initialProps: { list: records(3) },
  });
  act(() => result.current.toggleAll());
  expect(result.current.ids.size).toBe(3);
  rerender({ list: records(3).slice(1) });
  expect([...result.current.ids]).toEqual(['r1', 'r2']);
});

test('no more records are selected than one act may change', () => {
  const { result } = renderHook(() => useSelection(records(mostSelected + 5)));
  act(() => result.current.toggleAll());
  expect(result.current.ids.size).toBe(mostSelected);
  expect(result.current.all).toBe(true);
});
