import { expect, test } from 'vitest';
import { field } from '../testObjects';
import { byDay, monthOf, nextMonth, weeksOf } from './month';

test('a month is its whole weeks, from the first day of a week', () => {
  const weeks = weeksOf('2026-11-01', 1);
  expect(weeks).toHaveLength(6);
  expect(weeks[0]![0]).toBe('2026-10-26');
  expect(weeks.at(-1)!.at(-1)).toBe('2026-12-06');
  expect(weeksOf('2026-11-01', 0)[0]![0]).toBe('2026-11-01');
  expect(weeksOf('2026-02-01', 0)).toHaveLength(4);
});

test('months follow each other across the year', () => {
  expect(nextMonth('2026-12-01', 1)).toBe('2027-01-01');
  expect(nextMonth('2026-01-01', -1)).toBe('2025-12-01');
});

test('a moment belongs to the day that it is where somebody is', () => {
  const moment = '2026-11-21T23:30:00Z';
  expect(monthOf(new Date(moment), 'Europe/Sofia')).toEqual({
    day: '2026-11-22',
    month: '2026-11-01',
  });
  const records = [{ id: '1', version: 1, at: moment }];
  expect([...byDay(records, field('at', 'dateTime'), 'Europe/Sofia').keys()]).toEqual([
    '2026-11-22',
  ]);
  expect([...byDay(records, field('at', 'dateTime'), 'UTC').keys()]).toEqual(['2026-11-21']);
});
