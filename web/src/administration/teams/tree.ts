import type { RecordData } from '../../platform/api';
import { nameOf, referenceOf } from '../all';

export interface TeamLine {
  team: RecordData;
  /** 0 for a team that is part of no other. */
  depth: number;
}

/** The teams as a tree read from the top, by name on each level. A team whose parent isn't there stands at the top. */
export function treeOf(teams: RecordData[], locale: string): TeamLine[] {
  const known = new Set(teams.map(({ id }) => id));
  const children = new Map<string | null, RecordData[]>();
  for (const team of teams) {
    const parent = referenceOf(team, 'parent')?.id ?? null;
    const at = parent !== null && known.has(parent) ? parent : null;
    children.set(at, [...(children.get(at) ?? []), team]);
  }
  const lines: TeamLine[] = [];
  const seen = new Set<string>();
  const visit = (parent: string | null, depth: number) => {
    const own = children.get(parent) ?? [];
    for (const team of own.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), locale))) {
      if (seen.has(team.id)) continue;
      seen.add(team.id);
      lines.push({ team, depth });
      visit(team.id, depth + 1);
    }
  };
  visit(null, 0);
  // Teams in a circle hang on nothing; they must not vanish from the page that can mend them.
  for (const team of teams) {
    if (!seen.has(team.id)) {
      seen.add(team.id);
      lines.push({ team, depth: 0 });
      visit(team.id, 1);
    }
  }
  return lines;
}
