import { expect, test } from 'vitest';
import { dateOrder, fromWallClock, parseDay, toWallClock } from './days';

const today = '2026-11-21';

test('a day is read in the order of the language', () => {
  expect(parseDay('3/1/2017', 'en', today)).toBe('2017-03-01');
  expect(parseDay('1.3.2017', 'bg', today)).toBe('2017-03-01');
  expect(parseDay('2017/3/1', 'zh-CN', today)).toBe('2017-03-01');
  expect(parseDay('1.3.2017', 'he', today)).toBe('2017-03-01');
  expect(dateOrder('kk')).toEqual(['day', 'month', 'year']);
});

test('ISO is read in every language', () => {
  for (const locale of ['en', 'bg', 'zh-CN', 'kk', 'he']) {
    expect(parseDay('2017-03-01', locale, today)).toBe('2017-03-01');
  }
});

test('a missing year is this year, a short one this century or the last', () => {
  expect(parseDay('1.3', 'bg', today)).toBe('2026-03-01');
  expect(parseDay('1.3.17', 'bg', today)).toBe('2017-03-01');
  expect(parseDay('1.3.84', 'bg', today)).toBe('1984-03-01');
});

test('what names no day is none', () => {
  for (const text of ['', '31.2.2017', '13', 'soon', '1.13.2017', '1.2.3.4']) {
    expect(parseDay(text, 'bg', today), text).toBeNull();
  }
});

test('the wall clock of a zone and the instant belong together, also across a clock change', () => {
  expect(toWallClock('2026-07-01T12:00:00Z', 'Europe/Sofia')).toBe('2026-07-01 15:00:00');
  expect(fromWallClock('2026-07-01 15:00:00', 'Europe/Sofia')).toBe('2026-07-01T12:00:00.000Z');
  expect(fromWallClock('2026-01-01 15:00:00', 'Europe/Sofia')).toBe('2026-01-01T13:00:00.000Z');
  // The hour from 3 to 4 does not exist on that day.
  expect(fromWallClock('2026-03-29 04:30:00', 'Europe/Sofia')).toBe('2026-03-29T01:30:00.000Z');
});
