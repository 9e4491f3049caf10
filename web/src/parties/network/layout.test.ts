import { expect, test } from 'vitest';
import type { Network } from '../../platform/api';
import { apart, boundsOf, namesThatFit, neighbourTowards, placesOf, sizeOf } from './layout';

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

test('of names that would stand over each other the more important ones are written, below or above', () => {
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 30, y: 0 }],
    ['c', { x: 400, y: 0 }],
    ['d', { x: 60, y: 0 }],
  ]);
  const order = ['b', 'a', 'd', 'c'].map((id) => ({ id, label: 'Northwind Traders' }));
  const names = namesThatFit(order, places, 1);
  expect([...names.keys()]).toEqual(['b', 'a', 'c']);
  expect(names.get('b')!.y).toBeGreaterThan(0);
  expect(names.get('a')!.y).toBeLessThan(0);
});

/** Companies with their people, who know people of other companies: 200 parties and some 500 ties. */
function dense(): Network {
  const nodes = Array.from({ length: 200 }, (_, index) => node(`Somebody Longname ${index}`));
  const edges = nodes.flatMap(({ id }, index) => {
    const company = index - (index % 10);
    const ties = index % 10 === 0 ? [(index + 10) % 200, 0] : [company, (index * 37 + 11) % 200];
    if (index % 2 === 0) ties.push((index * 53 + 7) % 200);
    return ties.filter((other) => other !== index).map((other) => edge(id, nodes[other]!.id));
  });
  return { nodes, edges, more: true };
}

test('a dense network of 200 can be read: marks apart, names over nothing, and all of them when one comes nearer', () => {
  const network = dense();
  const places = placesOf(network, new Map());
  const middle = network.nodes[0]!.id;
  const named = (scale: number) => namesThatFit(network.nodes, places, scale, middle);
  const pairs = <T>(all: T[]) =>
    all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
  for (const scale of [0.45, 0.6, 1]) {
    const crowded = pairs([...places]).filter(([[id, one], [other, there]]) => {
      const room = sizeOf(id === middle, scale) + sizeOf(other === middle, scale);
      return Math.hypot(one.x - there.x, one.y - there.y) < 0.9 * room;
    });
    expect(crowded).toEqual([]);
    const names = [...named(scale)];
    expect(pairs(names).filter(([[, one], [, other]]) => !apart(one, other))).toEqual([]);
    // The first one is named in any case.
    const covering = names
      .slice(1)
      .filter(([id, box]) =>
        [...places].some(
          ([other, { x, y }]) =>
            other !== id && !apart(box, { x: x - 11, y: y - 11, w: 22, h: 22 }),
        ),
      );
    expect(covering).toEqual([]);
  }
  // Whole on a desk's screen, then nearer.
  expect(named(wholeScale(places)).size).toBeGreaterThan(50);
  expect(named(1).size).toBeGreaterThan(100);
  expect(named(1.5).size).toBeGreaterThan(160);
});

test('two who know a hundred each can be read as well', () => {
  const nodes = Array.from({ length: 200 }, (_, index) => node(`Somebody ${index}`));
  const edges = nodes
    .slice(1)
    .map(({ id }, index) => edge(nodes[index < 90 ? 0 : 90]!.id, id))
    .filter(({ from, to }) => from !== to);
  const places = placesOf({ nodes, edges, more: true }, new Map());
  expect(namesThatFit(nodes, places, wholeScale(places), nodes[0]!.id).size).toBeGreaterThan(40);
});

function wholeScale(places: ReadonlyMap<string, { x: number; y: number }>): number {
  const bounds = boundsOf(places.values());
  return Math.min(850 / bounds.width, 830 / bounds.height);
}
