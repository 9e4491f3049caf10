import { expect, test } from 'vitest';
import { keyOf, wantedAtFirst } from './api';
import type { ShapeDifference } from './api';

const difference = (name: string, more: Partial<ShapeDifference>): ShapeDifference => ({
  part: 'fields',
  name,
  kind: 'added',
  details: [],
  problems: [],
  ...more,
});

test('what goes and what can not be is not wanted at first', () => {
  const problem = { field: '', code: 'x', message: 'No.' };
  const all = [
    difference('company.x_new', {}),
    difference('company.x_other', { kind: 'changed' }),
    difference('company.x_gone', { kind: 'removed' }),
    difference('company.x_odd', { problems: [problem] }),
  ];
  expect([...wantedAtFirst(all)]).toEqual(['fields/company.x_new', 'fields/company.x_other']);
  expect(keyOf(all[2]!)).toBe('fields/company.x_gone');
});
