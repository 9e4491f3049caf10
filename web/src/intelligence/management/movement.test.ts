import { expect, test } from 'vitest';
import type { MovementStep } from './management';
import { waterfall } from './movement';

function step(kind: MovementStep['kind'], amount: number): MovementStep {
  return { kind, deals: 1, amount: { amount: String(amount), currency: 'EUR' }, filter: '' };
}

test('each step begins where the one before it ended, and the ends stand on the ground', () => {
  const falls = waterfall([
    step('start', 100),
    step('added', 60),
    step('grown', 40),
    step('shrunk', 20),
    step('won', 80),
    step('lost', 50),
    step('end', 50),
  ]);

  expect(falls.map(({ low, high, sign }) => `${sign}${low}-${high}`)).toEqual([
    '0-50',
    '+50-80',
    '+80-100',
    '−90-100',
    '−50-90',
    '−25-50',
    '0-25',
  ]);
});

test('of nothing there is nothing to be seen', () => {
  expect(waterfall([step('start', 0), step('end', 0)]).map(({ high }) => high)).toEqual([0, 0]);
});
