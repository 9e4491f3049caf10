import { expect, test } from 'vitest';
import type { Mark } from './chartModel';
import { sliceOf, slicesOf } from './PieMarks';

const mark = (key: string, size: number): Mark => ({
  key,
  label: key,
  size,
  value: String(size),
  filter: key,
});

test('the smallest slices are one', () => {
  const marks = Array.from({ length: 12 }, (_, index) => mark(`m${index}`, index));
  const slices = slicesOf(marks, 'Others');
  expect(slices).toHaveLength(8);
  expect(slices[0]!.key).toBe('m11');
  expect(slices.at(-1)).toMatchObject({ label: 'Others', size: 1 + 2 + 3 + 4, filter: null });
});

test('a slice that is the whole is a circle', () => {
  expect(sliceOf(0, 1)).toContain('A 1 1 0 1 1 0 1');
  expect(sliceOf(0, 0.25)).toBe('M 0 0 L 0.0000 -1.0000 A 1 1 0 0 1 1.0000 -0.0000 Z');
});
