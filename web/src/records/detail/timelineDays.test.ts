import { expect, test } from 'vitest';
import { byDay } from './timelineDays';

const entry = (at: string, day: string | null = null) => ({
  at,
  day,
  object: 'note',
  record: { id: at, version: 1 },
});

test('entries stand under the day of the user, not of the server', () => {
  const entries = [entry('2026-11-21T22:30:00Z'), entry('2026-11-21T21:30:00Z')];
  expect(byDay(entries, 'UTC').map(({ day }) => day)).toEqual(['2026-11-21']);
  expect(byDay(entries, 'Europe/Sofia').map(({ day }) => day)).toEqual([
    '2026-11-22',
    '2026-11-21',
  ]);
});

test('entries of one day keep their order', () => {
  const days = byDay([entry('2026-11-21T12:00:00Z'), entry('2026-11-21T08:00:00Z')], 'UTC');
  expect(days[0]?.entries.map(({ at }) => at.slice(11, 13))).toEqual(['12', '08']);
});

test('what has a day and no time stands under that day in every zone', () => {
  const entries = [
    entry('2026-11-21T01:00:00Z'),
    entry('2026-11-21T00:00:00Z', '2026-11-21'),
    entry('2026-11-20T23:00:00Z'),
  ];
  expect(
    byDay(entries, 'America/New_York').map(({ day, entries: all }) => [day, all.length]),
  ).toEqual([
    ['2026-11-21', 1],
    ['2026-11-20', 2],
  ]);
});
