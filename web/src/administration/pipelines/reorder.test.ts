import { expect, test } from 'vitest';
import { misplaced, moved } from './reorder';

function stage(id: string, position: number) {
  return { id, version: 1, position };
}

test('an entry moves down and up', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
});

test('only what stands elsewhere now is written', () => {
  const list = moved([stage('a', 0), stage('b', 1), stage('c', 2)], 1, 2);
  expect(misplaced(list).map(({ record: { id }, position }) => [id, position])).toEqual([
    ['c', 1],
    ['b', 2],
  ]);
});
