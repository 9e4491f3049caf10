import type { Id, NetworkEdge } from '../../platform/api';
import { apart, widthOf } from './layout';
import type { Box, Place } from './layout';

/** How far ties of the same two parties are from each other, in units of the plane. */
const spread = 18;

/** From the nearer to the further party, as a share of the way: where words may stand on it. */
const spots = [0.5, 0.62, 0.4, 0.72, 0.32];

/** Ties of the same two parties, in whichever direction, by the places that they have in the network. */
function parallel(edges: NetworkEdge[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, { from, to }] of edges.entries()) {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return groups;
}

/** What is drawn for each tie: a line where it is the only one of two parties, else a curve beside the others. */
export function routesOf(
  edges: NetworkEdge[],
  places: ReadonlyMap<Id, Place>,
): (string | undefined)[] {
  const routes: (string | undefined)[] = [];
  for (const group of parallel(edges).values()) {
    for (const [nth, index] of group.entries()) {
      const { from, to } = edges[index]!;
      // Always from the same one of the two, so that 'beside' is the same for all of them.
      const [a, b] =
        from < to ? [places.get(from), places.get(to)] : [places.get(to), places.get(from)];
      if (!a || !b) continue;
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      // A quadratic curve comes half as far as its handle.
      const off = (2 * spread * (nth - (group.length - 1) / 2)) / length;
      const [x, y] = [(a.x + b.x) / 2 - off * (b.y - a.y), (a.y + b.y) / 2 + off * (b.x - a.x)];
      routes[index] =
        off === 0 ? `M${a.x} ${a.y}L${b.x} ${b.y}` : `M${a.x} ${a.y}Q${x} ${y} ${b.x} ${b.y}`;
    }
  }
  return routes;
}

/**
 * Where the words of one party's ties stand: those of the same two below each other, and none over another one
 * or a mark, nor a name where there is other room. What finds no room is not written; the list beside the picture says it.
 *
 * @param from whose ties
 * @param words of each of its ties, by their places in `edges`
 * @param names where somebody's name stands
 * @param marks where somebody stands
 * @param scale pixels a unit of the plane
 */
export function wordsThatFit(
  from: Id,
  edges: NetworkEdge[],
  words: ReadonlyMap<number, string>,
  places: ReadonlyMap<Id, Place>,
  names: Iterable<Box>,
  marks: Iterable<Box>,
  scale: number,
): Map<number, Place> {
  const fit = new Map<number, Place>();
  const boxes = [...marks];
  const line = 13 / scale;
  for (const group of parallel(edges).values()) {
    const written = group.filter((index) => words.has(index));
    const one = edges[written[0] ?? -1];
    if (!one) continue;
    const here = places.get(from);
    const there = places.get(one.from === from ? one.to : one.from);
    if (!here || !there) continue;
    const w = Math.max(...written.map((index) => widthOf(words.get(index)!))) * (5.4 / scale);
    const h = written.length * line;
    // Over a name rather than nowhere.
    for (const [share, others] of [
      ...spots.map((spot) => [spot, [...names, ...boxes]] as const),
      ...spots.map((spot) => [spot, boxes] as const),
    ]) {
      const [x, y] = [here.x + share * (there.x - here.x), here.y + share * (there.y - here.y)];
      const box = { x: x - w / 2, y: y - h / 2, w, h };
      if (!others.every((other) => apart(box, other))) continue;
      boxes.push(box);
      for (const [nth, index] of written.entries()) {
        fit.set(index, { x, y: box.y + (nth + 0.75) * line });
      }
      break;
    }
  }
  return fit;
}
