import { expect, test } from 'vitest';
import { formatDuration, shareOf } from './funnel';

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
