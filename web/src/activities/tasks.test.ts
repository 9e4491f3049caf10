import { expect, test } from 'vitest';
import { dayAfter, dueOptions, isOpen, isOverdue, nextWorkingDay } from './tasks';

const sofia = { timeZone: 'Europe/Sofia' };

test('tomorrow is tomorrow where the user is', () => {
  // 23:30 in London is already the next day in Sofia.
  const options = dueOptions(sofia, new Date('2026-11-20T23:30:00Z'));
  expect(options.map(({ name, at }) => `${name} ${at}`)).toEqual([
    'today 2026-11-21T16:00:00.000Z',
    'tomorrow 2026-11-22T16:00:00.000Z',
    'nextWeek 2026-11-23T16:00:00.000Z',
  ]);
});

test('next week begins on the Monday after today, also on a Monday', () => {
  const [, , nextWeek] = dueOptions({ timeZone: 'UTC' }, new Date('2026-11-23T10:00:00Z'));
  expect(nextWeek?.at).toBe('2026-11-30T18:00:00.000Z');
});

test('after a Friday comes a Monday, and after any other working day the next one', () => {
  const after = (now: string) => nextWorkingDay(sofia, new Date(now));
  expect(after('2026-11-18T10:00:00Z')).toBe('2026-11-19T16:00:00.000Z');
  for (const day of ['20', '21', '22']) {
    expect(after(`2026-11-${day}T10:00:00Z`)).toBe('2026-11-23T16:00:00.000Z');
  }
  expect(after('2026-11-19T23:30:00Z')).toBe('2026-11-23T16:00:00.000Z');
});

test('a task is overdue only while it is open', () => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  const due = { dueAt: '2026-11-20T10:00:00Z' };
  expect(isOverdue({ ...due, status: 'open' }, now)).toBe(true);
  expect(isOverdue({ ...due, status: 'waiting' }, now)).toBe(true);
  expect(isOverdue({ ...due, status: 'done' }, now)).toBe(false);
  expect(isOverdue({ status: 'open' }, now)).toBe(false);
  expect(isOpen({ status: 'cancelled' })).toBe(false);
});

test('days cross months and years', () => {
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
});
