import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordData, RecordPage } from '../platform/api';
import { isProblem } from '../platform/problem';
import { queryClient } from '../platform/queryClient';
import { changeRecord } from './changes';
import { currentConflict } from './conflict';
import { recordKeys } from './recordQueries';
import { deal } from './testObjects';

let count = 0;
let record: RecordData;
const key = recordKeys.list('opportunity', {});
const real = globalThis.fetch;
let calls: { headers: Headers; body: unknown }[];
let answers: (() => Response)[];

beforeEach(() => {
  record = { id: `r${count++}`, version: 3, name: 'Big deal', amount: null, owner: null };
  calls = [];
  answers = [];
  globalThis.fetch = async (_, init) => {
    calls.push({ headers: init!.headers as Headers, body: JSON.parse(String(init!.body)) });
    return answers.shift()!();
  };
  queryClient.setQueryData(key, { pages: [{ records: [record], next: null, count: null }] });
});

afterEach(() => {
  globalThis.fetch = real;
  queryClient.clear();
});

function answer(status: number, body: object): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  answers.push(
    () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } }),
  );
}

function shown(): RecordData {
  return queryClient.getQueryData<{ pages: RecordPage[] }>(key)!.pages[0]!.records[0]!;
}

test('a change is on screen before the server has answered, and then as the server has it', async () => {
  answer(200, { ...record, name: 'Bigger deal', version: 4 });
  const saved = changeRecord(deal, record, { name: 'Bigger' });
  expect(shown()).toMatchObject({ name: 'Bigger', version: 3 });
  await saved;
  expect(shown()).toMatchObject({ name: 'Bigger deal', version: 4 });
});

test('a change names the version that it was made on, and a reference by its id', async () => {
  answer(200, { ...record, version: 4 });
  await changeRecord(deal, record, { owner: { id: 'u', object: 'user', label: 'Anna' } });
  expect(calls[0]!.headers.get('If-Match')).toBe('"3"');
  expect(calls[0]!.body).toEqual({ owner: 'u' });
});

test('a refused change is taken off the screen again', async () => {
  answer(422, { title: 'No', status: 422, errors: [] });
  const error = await changeRecord(deal, record, { name: 'x' }).catch(
    (problem: unknown) => problem,
  );
  expect(isProblem(error, 422)).toBe(true);
  expect(shown().name).toBe('Big deal');
});

test('two changes at once go one after the other, the second on the version of the first', async () => {
  answer(200, { ...record, name: 'A', version: 4 });
  answer(200, { ...record, name: 'B', version: 5 });
  await Promise.all([
    changeRecord(deal, record, { name: 'A' }),
    changeRecord(deal, record, { name: 'B' }),
  ]);
  expect(calls.map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', '"4"']);
  expect(shown()).toMatchObject({ name: 'B', version: 5 });
});

test('a conflict is asked about, and mine is written on their version', async () => {
  answer(412, {
    title: 'Changed',
    status: 412,
    current: { ...record, name: 'Theirs', version: 7 },
  });
  answer(200, { ...record, name: 'Mine', version: 8 });
  const saved = changeRecord(deal, record, { name: 'Mine' });
  await vi.waitFor(() => expect(currentConflict()).not.toBeNull());
  expect(currentConflict()!.current.name).toBe('Theirs');
  currentConflict()!.decide({ name: 'Mine' });
  await saved;
  expect(calls[1]!.headers.get('If-Match')).toBe('"7"');
  expect(shown()).toMatchObject({ name: 'Mine', version: 8 });
});

test('a conflict that is left to the other shows theirs and writes nothing', async () => {
  answer(412, {
    title: 'Changed',
    status: 412,
    current: { ...record, name: 'Theirs', version: 7 },
  });
  const saved = changeRecord(deal, record, { name: 'Mine' });
  await vi.waitFor(() => expect(currentConflict()).not.toBeNull());
  currentConflict()!.decide({});
  await saved;
  expect(calls).toHaveLength(1);
  expect(shown()).toMatchObject({ name: 'Theirs', version: 7 });
});
