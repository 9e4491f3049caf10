import { expect, test } from 'vitest';
import { follows, monthName, withoutGaps, yearOf } from './periods';

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

test('years of silence are not drawn month by month', () => {
  const months = [{ month: '2017-12' }, { month: '2026-01' }, { month: '2026-03' }];
  expect(withoutGaps(months, (month) => ({ month })).map(({ month }) => month)).toEqual([
    '2017-12',
    '2026-01',
    '2026-02',
    '2026-03',
  ]);
  expect(follows('2026-01', '2025-12')).toBe(true);
  expect(follows('2026-01', '2017-12')).toBe(false);
});

test('months are named in the language of the page', () => {
  expect(monthName('2017-03', 'en', 'long')).toBe('March 2017');
  expect(monthName('2017-03', 'en', 'short')).toBe('Mar');
  expect(monthName('2017-03', 'bg', 'short')).toBe('мар');
});
