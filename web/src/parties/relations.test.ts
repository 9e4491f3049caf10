import { expect, test } from 'vitest';
import { relationsFrom, waysOf } from './relations';

const type = (id: string, name: string, inverse: string) => ({
  id,
  name,
  inverse,
  fromKind: null as string | null,
  toKind: null as string | null,
  fromOnce: false,
  toOnce: false,
});
const subsidiary = type('t1', 'subsidiary of', 'has subsidiary');
const partner = type('t2', 'partner of', 'partner of');
const worksAt = { ...type('t3', 'works at', 'employs'), fromKind: 'person', toKind: 'company' };
const types = [subsidiary, partner];
const reference = (id: string, object = 'company') => ({ id, object, label: id.toUpperCase() });
const relation = (
  from: string,
  { id, name }: typeof subsidiary,
  to: string,
  validTo: string | null = null,
) => ({
  id: `${from}${to}`,
  version: 1,
  from: reference(from),
  type: { id, object: 'relationType', label: name },
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

test('a type speaks as its reader does, whatever it was called when the relation was written', () => {
  const relations = [relation('a', { ...subsidiary, name: 'дъщерно дружество на' }, 'b')];
  expect(relationsFrom('a', relations, types, '2026-11-21')).toMatchObject([
    { words: 'subsidiary of' },
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
  expect(waysOf(types, 'company').map(({ words, outward }) => [words, outward])).toEqual([
    ['subsidiary of', true],
    ['has subsidiary', false],
    ['partner of', true],
  ]);
});

test('a type is offered on the side where such a party may stand, and asks for the right other one', () => {
  const offered = (object: string) =>
    waysOf([worksAt], object).map(({ words, targets }) => [words, targets]);
  expect(offered('person')).toEqual([['works at', ['company']]]);
  expect(offered('company')).toEqual([['employs', ['person']]]);
});
