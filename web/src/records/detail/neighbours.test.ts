import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { recordKeys } from '../recordQueries';
import { neighboursOf } from './neighbours';

const records = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }));

test('next and previous cross the pages of the list that was looked at last', () => {
  const client = new QueryClient();
  const older = { pages: [{ records: records('b', 'x'), next: null, count: null }] };
  client.setQueryData(recordKeys.list('company', { filter: 'old' }), older, { updatedAt: 1 });
  const list = {
    pages: [
      { records: records('a', 'b'), next: 'p', count: null },
      { records: records('c'), next: null, count: null },
    ],
  };
  client.setQueryData(recordKeys.list('company', {}), list, { updatedAt: 2 });
  expect(neighboursOf(client, 'company', 'b')).toEqual({
    previous: 'a',
    next: 'c',
    position: 2,
    loaded: 3,
  });
  expect(neighboursOf(client, 'company', 'a')?.previous).toBeNull();
});

test('a card has its neighbours in its own column', () => {
  const client = new QueryClient();
  const board = { columns: [{ records: records('a', 'b') }, { records: records('c', 'd') }] };
  client.setQueryData(recordKeys.board('opportunity', {}), board);
  expect(neighboursOf(client, 'opportunity', 'c')).toMatchObject({ previous: null, next: 'd' });
});

test('a record that was opened by a link has none', () => {
  expect(neighboursOf(new QueryClient(), 'company', 'a')).toBeNull();
});
