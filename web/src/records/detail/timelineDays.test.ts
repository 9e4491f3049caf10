import { expect, test } from 'vitest';
import { byDay } from './timelineDays';

const entry = (at: string) => ({ at, object: 'note', record: { id: at, version: 1 } });

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
