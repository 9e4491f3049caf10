import { expect, test } from 'vitest';
import { relationsFrom, waysOf } from './relations';

const subsidiary = { id: 't1', version: 1, name: 'subsidiary of', inverse: 'has subsidiary' };
const partner = { id: 't2', version: 1, name: 'partner of', inverse: 'partner of' };
const types = [subsidiary, partner];
const reference = (id: string, object = 'company') => ({ id, object, label: id.toUpperCase() });
const relation = (
  from: string,
  type: typeof subsidiary,
  to: string,
  validTo: string | null = null,
) => ({
  id: `${from}${to}`,
  version: 1,
  from: reference(from),
  type: { id: type.id, object: 'relationType', label: type.name },
  to: reference(to),
  validTo,
});

test('a relation is named from the side one looks from', () => {
  const relations = [relation('a', subsidiary, 'b')];
  expect(relationsFrom('a', relations, types, '2026-11-21')).toMatchObject([
    { words: 'subsidiary of', other: { id: 'b' } },
  ]);
  expect(relationsFrom('b', relations, types, '2026-11-21')).toMatchObject([
    { words: 'has subsidiary', other: { id: 'a' } },
  ]);
});

test('what is over comes last and says so', () => {
  const relations = [
    relation('a', partner, 'old', '2020-01-01'),
    relation('a', subsidiary, 'b'),
    relation('a', partner, 'until', '2026-11-21'),
  ];
  const found = relationsFrom('a', relations, types, '2026-11-21');
  expect(found.map(({ other, past }) => [other.id, past])).toEqual([
    ['until', false],
    ['b', false],
    ['old', true],
  ]);
});

test('a relation to somebody whom one may not see is not shown', () => {
  const hidden = { ...relation('a', partner, 'b'), to: null };
  expect(relationsFrom('a', [hidden], types, '2026-11-21')).toEqual([]);
});

test('a type offers both directions, and once where they read the same', () => {
  expect(waysOf(types).map(({ words, outward }) => [words, outward])).toEqual([
    ['subsidiary of', true],
    ['has subsidiary', false],
    ['partner of', true],
  ]);
});
