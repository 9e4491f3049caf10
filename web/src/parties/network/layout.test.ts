import { expect, test } from 'vitest';
import type { Network } from '../../platform/api';
import { namesThatFit, neighbourTowards, placesOf } from './layout';

const node = (id: string) => ({
  id,
  object: 'company',
  label: id,
  detail: null,
  roles: [],
  more: false,
});
const edge = (from: string, to: string) => ({
  from,
  to,
  kind: 'relation' as const,
  words: 'knows',
  inverse: 'knows',
  count: 1,
  past: false,
});

function star(rays: number): Network {
  const ids = Array.from({ length: rays }, (_, index) => `n${index}`);
  return {
    nodes: [node('middle'), ...ids.map(node)],
    edges: ids.map((id) => edge('middle', id)),
    more: false,
  };
}

test('the middle stays in the middle and nobody stands on another, with 200 as with a few', () => {
  for (const rays of [3, 199]) {
    const places = placesOf(star(rays), new Map());
    expect(places.get('middle')).toEqual({ x: 0, y: 0 });
    const all = [...places.values()];
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(20);
      }
    }
  }
});

test('the same network comes out the same', () => {
  expect(placesOf(star(12), new Map())).toEqual(placesOf(star(12), new Map()));
});

test('arrows go to the next party in their direction', () => {
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['right', { x: 50, y: 5 }],
    ['further', { x: 90, y: 0 }],
    ['below', { x: 3, y: 60 }],
  ]);
  expect(neighbourTowards(places, 'a', 'ArrowRight')).toBe('right');
  expect(neighbourTowards(places, 'a', 'ArrowDown')).toBe('below');
  expect(neighbourTowards(places, 'a', 'ArrowUp')).toBeUndefined();
});

test('of names that would stand over each other the more important one is written', () => {
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 20, y: 0 }],
    ['c', { x: 400, y: 0 }],
  ]);
  const order = ['b', 'a', 'c'].map((id) => ({ id, label: 'Northwind Traders' }));
  expect([...namesThatFit(order, places, 1).keys()]).toEqual(['b', 'c']);
});
