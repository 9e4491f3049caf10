import type { MovementStep } from './management';

/** A step of a waterfall: from where to where on a scale of 0 to 100, and what it does to the sum. */
export interface Fall {
  step: MovementStep;
  low: number;
  high: number;
  sign: '' | '+' | '−';
}

const signs: Record<MovementStep['kind'], Fall['sign']> = {
  start: '',
  added: '+',
  grown: '+',
  shrunk: '−',
  won: '−',
  lost: '−',
  end: '',
};

/** The steps one after another, each beginning where the one before it ended. */
export function waterfall(steps: MovementStep[]): Fall[] {
  let level = 0;
  const falls = steps.map((step) => {
    const sign = signs[step.kind];
    const size = Number(step.amount.amount);
    const before = sign === '' ? 0 : level;
    level = sign === '−' ? before - size : before + size;
    return { step, sign, low: Math.min(before, level), high: Math.max(before, level) };
  });
  const highest = Math.max(...falls.map(({ high }) => high), 0) || 1;
  return falls.map((fall) => ({
    ...fall,
    low: (100 * Math.max(0, fall.low)) / highest,
    high: (100 * fall.high) / highest,
  }));
}
