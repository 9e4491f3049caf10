import { expect, test } from 'vitest';
import { nextSort, sorted, sortOf } from './scores';
import type { ScoreRow } from './scores';

const row = (label: string, won: number, winRate: number | null, amount: string): ScoreRow => ({
  key: label,
  label,
  won,
  lost: 0,
  open: 0,
  winRate,
  winRange: null,
  amount: { amount, currency: 'USD' },
  filter: '',
});

const rows = [row('Ana', 2, 50, '900'), row('Bo', 9, null, '1000'), row('Cy', 5, 70.39, '99.5')];
const labels = (sort: string) => sorted(rows, sortOf(sort), 'en').map(({ label }) => label);

test('amounts sort by their value, not as text', () => {
  expect(labels('-amount')).toEqual(['Bo', 'Ana', 'Cy']);
  expect(labels('amount')).toEqual(['Cy', 'Ana', 'Bo']);
});

test('who has decided nothing comes last in either direction', () => {
  expect(labels('-winRate')).toEqual(['Cy', 'Ana', 'Bo']);
  expect(labels('winRate')).toEqual(['Ana', 'Cy', 'Bo']);
});

test('an unknown sort in the address is the amount, largest first', () => {
  expect(sortOf('nonsense')).toEqual({ column: 'amount', descending: true });
  expect(sortOf(undefined)).toEqual({ column: 'amount', descending: true });
});

test('a click begins with the largest figure or the first name, a second one turns it', () => {
  expect(nextSort(sortOf('-amount'), 'won')).toBe('-won');
  expect(nextSort(sortOf('-won'), 'won')).toBe('won');
  expect(nextSort(sortOf('-amount'), 'label')).toBe('label');
});
