import { expect, test } from 'vitest';
import { monthName, withoutGaps, yearOf } from './periods';

test('a quarter and a month belong to their year', () => {
  expect(yearOf('2017')).toBe('2017');
  expect(yearOf('2017-Q3')).toBe('2017');
  expect(yearOf('2017-03')).toBe('2017');
  expect(yearOf('thisYear')).toBeNull();
  expect(yearOf(undefined)).toBeNull();
});

test('months without a deal stand between the others, across the year', () => {
  const months = [{ month: '2017-02' }, { month: '2016-11' }];
  expect(withoutGaps(months, (month) => ({ month })).map(({ month }) => month)).toEqual([
    '2016-11',
    '2016-12',
    '2017-01',
    '2017-02',
  ]);
  expect(withoutGaps([], (month) => ({ month }))).toEqual([]);
});

test('months are named in the language of the page', () => {
  expect(monthName('2017-03', 'en', 'long')).toBe('March 2017');
  expect(monthName('2017-03', 'en', 'short')).toBe('Mar');
  expect(monthName('2017-03', 'bg', 'short')).toBe('мар');
});
