import { describe, expect, it } from 'vitest';
import type { RecordData } from '../../platform/api';
import { isLate, movable, quantityOf } from './orders';

const order = (status: string, promisedOn: string | null) =>
  ({ id: '1', status, promisedOn }) as unknown as RecordData;

describe('a promise', () => {
  it('is late from the day after, as long as something is left', () => {
    expect(isLate(order('confirmed', '2026-05-01'), '2026-05-01')).toBe(false);
    expect(isLate(order('confirmed', '2026-05-01'), '2026-05-02')).toBe(true);
    expect(isLate(order('partlyDelivered', '2026-05-01'), '2026-05-02')).toBe(true);
    expect(isLate(order('delivered', '2026-05-01'), '2026-05-02')).toBe(false);
    expect(isLate(order('confirmed', null), '2026-05-02')).toBe(false);
  });
});

describe('what moves', () => {
  const line = {
    id: '1',
    part: null,
    bundle: null,
    description: 'Chair',
    unit: null,
    ordered: 10,
    delivered: 4,
    returned: 1,
    left: 6,
  };
  it('goes out as far as it is left, and comes back as far as it went', () => {
    expect(movable(line, 'delivery')).toBe(6);
    expect(movable(line, 'return')).toBe(3);
  });
  it('is a number of 0 or more', () => {
    expect(quantityOf('1,5')).toBe(1.5);
    expect(quantityOf(3)).toBe(3);
    expect(quantityOf('')).toBeNull();
    expect(quantityOf('-1')).toBeNull();
  });
});
