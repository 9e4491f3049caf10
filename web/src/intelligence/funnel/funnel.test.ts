import { expect, test } from 'vitest';
import type { Funnel } from './funnel';
import { formatDuration, placeBefore, shareOf, wholeOf } from './funnel';

const format = { locale: 'en', timeZone: 'UTC', currency: 'USD' };

test('times are told in what people count them by', () => {
  expect(formatDuration(90, format)).toBe('1.5 min');
  expect(formatDuration(3 * 3600, format)).toBe('3 hr');
  expect(formatDuration(4.5 * 86_400, format)).toBe('4.5 days');
  expect(formatDuration(33.3 * 86_400, format)).toBe('33 days');
});

test('of nothing there is no share', () => {
  expect(shareOf(3, 4)).toBe(75);
  expect(shareOf(0, 0)).toBeNull();
});

test('an end beside the way is no step from which anybody goes on', () => {
  const count = (each: number) => ({ count: each, filter: '' });
  const steps = ['new', 'unqualified', 'converted'].map((value) => ({
    value,
    label: value,
    color: 'gray',
    ends: value === 'unqualified',
  }));
  expect(steps.map((_, place) => placeBefore(steps, place))).toEqual([undefined, undefined, 0]);
  const all = { arrived: count(9), reached: [8, 3, 2].map(count) };
  expect(wholeOf({ steps, all } as Funnel)).toBe(9);
  const through = steps.filter(({ ends }) => !ends);
  expect(wholeOf({ steps: through, all } as Funnel)).toBe(8);
});
