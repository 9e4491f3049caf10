import { expect, test } from 'vitest';
import type { Aggregate } from '../../platform/api';
import { deal, field } from '../testObjects';
import { conditionOfGroup, groupKey, inOrder } from './groups';

const status = deal.fields.find(({ name }) => name === 'status')!;
const closedOn = deal.fields.find(({ name }) => name === 'closedOn')!;

function groups(...of: (string | null)[]): Aggregate['groups'] {
  return of.map((value) => ({ keys: [{ value, label: value }], values: [1] }));
}

function values(sorted: Aggregate['groups']) {
  return sorted.map(({ keys }) => keys[0]!.value);
}

test('choices stand in their own order, months newest first, and the empty last', () => {
  expect(values(inOrder(groups(null, 'won', 'open'), status))).toEqual(['open', 'won', null]);
  expect(values(inOrder(groups('2017-01', null, '2017-03'), closedOn))).toEqual([
    '2017-03',
    '2017-01',
    null,
  ]);
});

test('a group is found by the filter that says the same', () => {
  expect(groupKey(closedOn)).toBe('closedOn:month');
  expect(groupKey(status)).toBe('status');
  expect(conditionOfGroup(closedOn, '2017-03')).toBe('closedOn=within=2017-03');
  expect(conditionOfGroup(status, null)).toBe('status=null=true');
  expect(conditionOfGroup(field('tags', 'tags'), '7')).toBe('tags=has=7');
  expect(conditionOfGroup(field('city', 'text'), 'New York')).toBe("city=='New York'");
});
