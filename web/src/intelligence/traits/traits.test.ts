import { expect, test } from 'vitest';
import { placeInTime } from './traits';

test('weeks and months without records are left free in a trend', () => {
  const places = (...periods: string[]) => {
    const [first, ...others] = periods.map(placeInTime);
    return others.map((place) => place - first!);
  };
  expect(places('2026-03', '2026-04', '2027-01')).toEqual([1, 10]);
  expect(places('2026-W10', '2026-W11', '2026-W14')).toEqual([1, 4]);
  // 2026 has 53 weeks, 2027 has 52.
  expect(places('2026-W52', '2026-W53', '2027-W01')).toEqual([1, 2]);
  expect(places('2027-W52', '2028-W01')).toEqual([1]);
});
