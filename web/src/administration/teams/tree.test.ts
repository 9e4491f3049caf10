import { expect, test } from 'vitest';
import type { RecordData } from '../../platform/api';
import { treeOf } from './tree';

function team(id: string, parent?: string): RecordData {
  return {
    id,
    version: 1,
    name: id,
    parent: parent ? { id: parent, object: 'team', label: parent } : null,
  };
}

function read(teams: RecordData[]): string[] {
  return treeOf(teams, 'en').map(({ team: { id }, depth }) => `${'-'.repeat(depth)}${id}`);
}

test('teams stand below the team that they are part of, by name', () => {
  expect(read([team('West', 'Sales'), team('Sales'), team('East', 'Sales'), team('Care')])).toEqual(
    ['Care', 'Sales', '-East', '-West'],
  );
});

test('a team whose parent can not be seen stands at the top', () => {
  expect(read([team('East', 'gone')])).toEqual(['East']);
});

test('teams in a circle are shown, each once', () => {
  expect(read([team('a', 'b'), team('b', 'a')])).toEqual(['a', '-b']);
});
