import { expect, test } from 'vitest';
import type { NetworkEdge } from '../../platform/api';
import { routesOf, wordsThatFit } from './ties';

const edge = (from: string, to: string): NetworkEdge => ({
  from,
  to,
  kind: 'relation',
  words: 'knows',
  inverse: 'knows',
  count: 1,
  past: false,
});
const places = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 100, y: 0 }],
  ['c', { x: 0, y: 90 }],
]);

test('the only tie of two parties is a line', () => {
  expect(routesOf([edge('a', 'b'), edge('c', 'a')], places)).toEqual(['M0 0L100 0', 'M0 0L0 90']);
});

test('several ties of the same two parties lie beside each other, whichever way they go', () => {
  const routes = routesOf([edge('a', 'b'), edge('b', 'a'), edge('a', 'b')], places);
  expect(new Set(routes).size).toBe(3);
  expect(routes).toEqual(['M0 0Q50 -36 100 0', 'M0 0L100 0', 'M0 0Q50 36 100 0']);
});

test('a tie to somebody without a place is not drawn', () => {
  expect(routesOf([edge('a', 'nobody')], places)).toEqual([]);
});

test('words of several ties stand below each other, at any scale', () => {
  for (const scale of [0.3, 1, 3]) {
    const edges = [edge('a', 'b'), edge('b', 'a'), edge('a', 'c')];
    const words = new Map([
      [0, 'works at'],
      [1, 'is advised by'],
      [2, 'knows'],
    ]);
    const fit = wordsThatFit('a', edges, words, places, [], [], scale);
    expect(fit.get(1)!.y - fit.get(0)!.y).toBeCloseTo(13 / scale);
    expect(fit.get(1)!.x).toBe(fit.get(0)!.x);
  }
});

test('words move along their tie from what stands there, and are left out where nothing is free', () => {
  const edges = [edge('a', 'b')];
  const words = new Map([[0, 'knows']]);
  const free = wordsThatFit('a', edges, words, places, [], [], 1).get(0)!;
  expect(free.x).toBe(50);
  const middle = { x: 45, y: -10, w: 2, h: 20 };
  const beside = wordsThatFit('a', edges, words, places, [middle], [], 1).get(0)!;
  expect(beside.x).toBeGreaterThan(50);
  const everywhere = { x: 0, y: -50, w: 100, h: 100 };
  // Over a name rather than nowhere.
  expect(wordsThatFit('a', edges, words, places, [everywhere], [], 1).get(0)!.x).toBe(50);
  expect(wordsThatFit('a', edges, words, places, [], [everywhere], 1).size).toBe(0);
});
