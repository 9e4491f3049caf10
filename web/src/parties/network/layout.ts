import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Id, Network } from '../../platform/api';

export interface Place {
  x: number;
  y: number;
}

interface Body extends Place {
  id: Id;
  fx?: number;
  fy?: number;
}

/**
 * Where the parties stand: those that are tied near each other, the one in the middle in the middle. The same network
 * comes out the same, and whoever had a place stays about there.
 */
export function placesOf(
  { nodes, edges }: Network,
  before: ReadonlyMap<Id, Place>,
): Map<Id, Place> {
  const near = new Map<Id, Place>();
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const place = before.get(other);
      if (place && !near.has(one)) near.set(one, place);
    }
  }
  const bodies: Body[] = nodes.map(({ id }, index) => {
    // New ones begin beside whom they belong to, each in a direction of its own.
    const origin = before.get(id) ?? near.get(id) ?? { x: 0, y: 0 };
    const turn = index * 2.399963;
    const off = before.has(id) ? 0 : 14 + 5 * Math.sqrt(index);
    const place = { x: origin.x + off * Math.cos(turn), y: origin.y + off * Math.sin(turn) };
    return index === 0 ? { id, ...place, fx: 0, fy: 0 } : { id, ...place };
  });
  const known = new Set(nodes.map(({ id }) => id));
  const pair = (from: Id, to: Id) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  const times = new Map<string, number>();
  for (const { from, to } of edges) times.set(pair(from, to), (times.get(pair(from, to)) ?? 0) + 1);
  // Who is tied in several ways stands further away: the words of all of them want room.
  const distance = (from: Id, to: Id) =>
    82 + 34 * Math.min((times.get(pair(from, to)) ?? 1) - 1, 3);
  const links = edges
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map(({ from, to }) => ({ source: from, target: to, distance: distance(from, to) }));
  forceSimulation(bodies)
    .force(
      'ties',
      forceLink<Body, { source: string | Body; target: string | Body; distance: number }>(links)
        .id(({ id }) => id)
        .distance((link) => link.distance),
    )
    .force('apart', forceManyBody().strength(-340).distanceMax(700))
    .force('room', forceCollide(30))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.07))
    .stop()
    .tick(before.size > 1 ? 160 : 300);
  return new Map(bodies.map(({ id, x, y }) => [id, { x, y }]));
}

/** The part of the plane that holds everybody. */
export function boundsOf(places: Iterable<Place>, margin = 60) {
  const all = [...places];
  const xs = all.map(({ x }) => x);
  const ys = all.map(({ y }) => y);
  const [left, right] = [Math.min(0, ...xs) - margin, Math.max(0, ...xs) + margin];
  const [top, bottom] = [Math.min(0, ...ys) - margin, Math.max(0, ...ys) + margin];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The party next to one in the direction of an arrow key; undefined at the edge. */
export function neighbourTowards(
  places: ReadonlyMap<Id, Place>,
  from: Id,
  key: string,
): Id | undefined {
  const here = places.get(from);
  const way = directions[key];
  if (!here || !way) return undefined;
  let best: { id: Id; cost: number } | undefined;
  for (const [id, { x, y }] of places) {
    const along = (x - here.x) * way.x + (y - here.y) * way.y;
    const across = Math.abs((x - here.x) * way.y) + Math.abs((y - here.y) * way.x);
    if (id === from || along <= 0 || across > along * 1.8) continue;
    const cost = along + 2 * across;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

const directions: Record<string, Place> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** A part of the plane, from its corner at the top on the left. */
export interface Box extends Place {
  w: number;
  h: number;
}

export function apart(one: Box, other: Box): boolean {
  return (
    one.x > other.x + other.w ||
    other.x > one.x + one.w ||
    one.y > other.y + other.h ||
    other.y > one.y + one.h
  );
}

/**
 * Whose names can be written without writing over another one, in the order of importance, and where.
 *
 * @param order ids, the most important first
 * @param scale pixels a unit of the plane
 */
export function namesThatFit(
  order: { id: Id; label: string }[],
  places: ReadonlyMap<Id, Place>,
  scale: number,
): Map<Id, Box> {
  const fit = new Map<Id, Box>();
  for (const { id, label } of order) {
    const place = places.get(id);
    if (!place) continue;
    const w = Math.min(150, widthOf(label) * 6.6) / scale + 6;
    const box = { x: place.x - w / 2, y: place.y + 14, w, h: 16 / scale };
    if ([...fit.values()].every((other) => apart(box, other))) fit.set(id, box);
  }
  return fit;
}

/** In Latin letters, of what is written of it: Chinese characters are as wide as two. */
export function widthOf(label: string): number {
  return [...shortened(label)].reduce(
    (sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1),
    0,
  );
}

export function shortened(label: string, most = 24): string {
  const signs = [...label];
  return signs.length <= most
    ? label
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
