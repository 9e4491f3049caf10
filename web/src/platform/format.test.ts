import { expect, test } from 'vitest';
import {
  formatAddress,
  formatDayRelative,
  formatInstantRelative,
  formatMoney,
  formatPercent,
  numberSigns,
  todayIn,
} from './format';

const en = { locale: 'en', timeZone: 'UTC', currency: 'USD' };
const bg = { locale: 'bg', timeZone: 'Europe/Sofia', currency: 'BGN' };
const now = new Date('2026-11-21T22:30:00Z');

test('an amount keeps every cent, however large', () => {
  expect(formatMoney({ amount: '9007199254740993.55', currency: 'USD' }, en)).toBe(
    '$9,007,199,254,740,993.55',
  );
});

test('an amount without cents shows none, and a short one is rounded', () => {
  expect(formatMoney({ amount: '1054.00', currency: 'USD' }, en)).toBe('$1,054');
  expect(formatMoney({ amount: '10005534.00', currency: 'USD' }, en, true)).toBe('$10M');
});

test('a percent of 0 to 100 stays what it says', () => {
  expect(formatPercent(63.15, en, 2)).toBe('63.15%');
});

test('a day near today is said in words, in the language', () => {
  expect(formatDayRelative('2026-11-20', en, now)).toBe('yesterday');
  // In Sofia it is the 22nd already.
  expect(formatDayRelative('2026-11-22', bg, now)).toBe('днес');
  expect(formatDayRelative('2026-11-24', en, now)).toBe('in 3 days');
});

test('a day of this year needs no year, another does', () => {
  expect(formatDayRelative('2026-03-01', en, now)).toBe('Mar 1');
  expect(formatDayRelative('2017-03-01', en, now)).toBe('Mar 1, 2017');
});

test('an instant is minutes, hours, then days away', () => {
  expect(formatInstantRelative('2026-11-21T22:25:00Z', en, now)).toBe('5 minutes ago');
  expect(formatInstantRelative('2026-11-21T19:30:00Z', en, now)).toBe('3 hours ago');
  expect(formatInstantRelative('2026-11-20T23:30:00Z', en, now)).toBe('yesterday');
});

test('today is the one of the time zone', () => {
  expect(todayIn('Pacific/Auckland', now)).toBe('2026-11-22');
  expect(todayIn('America/New_York', now)).toBe('2026-11-21');
});

test('numbers are typed with the signs of the language', () => {
  expect(numberSigns('en')).toEqual({ group: ',', decimal: '.' });
  expect(numberSigns('bg')).toEqual({ group: '\u00a0', decimal: ',' });
});

test('an address leaves out what is empty and names the country', () => {
  expect(
    formatAddress({ street: 'ul. Shipka 1', city: 'Sofia', postalCode: '1000', country: 'BG' }, en),
  ).toBe('ul. Shipka 1, 1000 Sofia, Bulgaria');
  expect(formatAddress({ city: 'Almaty', region: null }, en)).toBe('Almaty');
});
