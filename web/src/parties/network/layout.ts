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
  const large = bodies.length > few;
  forceSimulation(bodies)
    .force(
      'ties',
      forceLink<Body, { source: string | Body; target: string | Body; distance: number }>(links)
        .id(({ id }) => id)
        .distance((link) => link.distance),
    )
    .force('apart', forceManyBody().strength(-340).distanceMax(700))
    .force('room', forceCollide(30))
    .force('x', forceX(0).strength(large ? 0.12 : 0.05))
    .force('y', forceY(0).strength(large ? 0.1 : 0.07))
    .stop()
    .tick(before.size > 1 ? 160 : 300);
  if (large) makeRoom(bodies);
  return new Map(bodies.map(({ id, x, y }) => [id, { x, y }]));
}

/** Up to so many have room for their names by themselves. */
const few = 40;

/** What a mark and the name below it take, in units of the plane, as seen from where all of a large network are seen. */
const named = { w: 96, h: 42 };

/** Moves those apart whose names would stand over each other, the shorter way. */
function makeRoom(bodies: Body[]): void {
  for (let round = 0, moved = true; moved && round < 120; round++) {
    moved = false;
    for (let first = 0; first < bodies.length; first++) {
      const one = bodies[first]!;
      for (let second = first + 1; second < bodies.length; second++) {
        const other = bodies[second]!;
        const dx = other.x - one.x;
        const dy = other.y - one.y;
        const x = named.w - Math.abs(dx);
        const y = named.h - Math.abs(dy);
        if (x <= 0 || y <= 0) continue;
        moved = true;
        // The one in the middle stays there.
        const share = first === 0 ? 0 : 0.25;
        if (x / named.w < y / named.h) {
          one.x -= share * side(dx) * x;
          other.x += 0.25 * side(dx) * x;
        } else {
          one.y -= share * side(dy) * y;
          other.y += 0.25 * side(dy) * y;
        }
      }
    }
  }
}

const side = (of: number) => (of < 0 ? -1 : 1);

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

/** How large a party's mark is from its middle, in units of the plane: seen and hit from afar, too. */
export function sizeOf(middle: boolean, scale: number): number {
  return Math.min(26, Math.max(middle ? 15 : 11, (middle ? 9 : 7) / scale));
}

/**
 * Whose names can be written without writing over another one or somebody's mark, in the order of importance, and where:
 * below the party, else above it.
 *
 * @param order ids, the most important first
 * @param scale pixels a unit of the plane
 * @param middle the party with the larger mark
 */
export function namesThatFit(
  order: { id: Id; label: string }[],
  places: ReadonlyMap<Id, Place>,
  scale: number,
  middle?: Id,
): Map<Id, Box> {
  const size = (id: Id) => sizeOf(id === middle, scale);
  const marks = [...places].map(([id, { x, y }]) => ({
    id,
    box: { x: x - size(id), y: y - size(id), w: 2 * size(id), h: 2 * size(id) },
  }));
  const fit = new Map<Id, Box>();
  for (const { id, label } of order) {
    const place = places.get(id);
    if (!place) continue;
    const w = Math.min(150, widthOf(label, lettersAt(scale)) * 6.6) / scale + 6;
    const h = 14 / scale;
    const off = size(id) + 2 / scale;
    const spots = [place.y + off, place.y - off - h].map((y) => ({ x: place.x - w / 2, y, w, h }));
    const room = spots.find(
      (box) =>
        [...fit.values()].every((other) => apart(box, other)) &&
        marks.every((mark) => mark.id === id || apart(box, mark.box)),
    );
    if (room) fit.set(id, room);
    // The first one is named in any case: the others keep off.
    else if (fit.size === 0) fit.set(id, spots[0]!);
  }
  return fit;
}

/** In Latin letters, of what is written of it: Chinese characters are as wide as two. */
export function widthOf(label: string, most?: number): number {
  return [...shortened(label, most)].reduce(
    (sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1),
    0,
  );
}

/** How many letters of a name are written: from afar the beginnings of more names. */
export function lettersAt(scale: number): number {
  return scale < 0.9 ? 14 : 24;
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
