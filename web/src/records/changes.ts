import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BulkResult, Id, ObjectDefinition, RecordData } from '../platform/api';
import { requestAnswer } from '../platform/client';
import type { Answer } from '../platform/client';
import { say } from '../platform/languages';
import { isProblem } from '../platform/problem';
import { queryClient } from '../platform/queryClient';
import { fieldOf } from './catalog';
import { toJson } from './fieldTypes';
import { rememberChangeSet } from './ownChanges';
import { recordKeys } from './recordQueries';
import { refreshFigures } from './touch';
import { offerUndo } from './undo';

/** Field names to values as they are read: references and money whole. */
export type Values = Record<string, unknown>;

export interface Toast {
  message: string;
  icon?: ReactNode;
}

// One record's changes go one after another, each on the version that the one before made.
const underway = new Map<Id, Promise<unknown>>();
const ownVersions = new Map<Id, number>();

/**
 * Changes fields of a record: on screen at once, then on the server, with a toast to undo. A conflict is asked about.
 * Throws a Problem when the values are refused; the screen then shows again what was.
 *
 * @param record as it was when the change was begun: what somebody else changed since is a conflict
 * @param toast what the toast says and shows, where 'saved' would say too little
 */
export function changeRecord(
  object: ObjectDefinition,
  record: RecordData,
  changes: Values,
  toast?: Toast,
): Promise<RecordData> {
  const before = pick(record, Object.keys(changes));
  mapCached(object.name, record.id, (cached) => ({ ...cached, ...changes }));
  const turn = (underway.get(record.id) ?? Promise.resolve())
    .catch(() => {})
    .then(() => patch(object, record, changes, toast))
    .catch((error: unknown) => {
      mapCached(object.name, record.id, (cached) => ({ ...cached, ...before }));
      throw error;
    });
  underway.set(record.id, turn);
  void turn
    .finally(() => underway.get(record.id) === turn && underway.delete(record.id))
    .catch(() => {});
  return turn;
}

async function patch(
  object: ObjectDefinition,
  record: RecordData,
  changes: Values,
  toast: Toast | undefined,
): Promise<RecordData> {
  const version = Math.max(record.version, ownVersions.get(record.id) ?? 0);
  try {
    const answer = await requestAnswer<RecordData>(`/api/records/${object.name}/${record.id}`, {
      method: 'PATCH',
      headers: { 'If-Match': `"${version}"` },
      body: jsonOf(object, changes),
    });
    ownVersions.set(record.id, answer.data.version);
    rememberChangeSet(answer.changeSet);
    settle(object, answer);
    const message =
      toast?.message ?? say('records:changed', { name: labelOf(object, answer.data) });
    offerUndo(answer.changeSet, message, toast?.icon);
    return answer.data;
  } catch (error) {
    if (isProblem(error, 422)) {
      const more = await (await import('./missing')).askMissing(object, record, error);
      if (more) return patch(object, record, { ...changes, ...more }, toast);
    }
    if (!isProblem(error, 412) || !error.current) throw error;
    const { current } = error;
    const kept = await (await import('./conflict')).askConflict(object, current, changes);
    mapCached(object.name, record.id, (cached) => ({ ...cached, ...current, ...kept }));
    return Object.keys(kept).length > 0 ? patch(object, current, kept, toast) : current;
  }
}

/** Creates a record; with a toast, it can be taken back from there. */
export async function createRecord(
  object: ObjectDefinition,
  values: Values,
  toast?: Toast,
): Promise<RecordData> {
  const answer = await requestAnswer<RecordData>(`/api/records/${object.name}`, {
    method: 'POST',
    body: jsonOf(object, values),
  });
  rememberChangeSet(answer.changeSet);
  queryClient.setQueryData(recordKeys.one(object.name, answer.data.id), answer.data);
  refresh(object.name);
  if (toast) offerUndo(answer.changeSet, toast.message, toast.icon);
  return answer.data;
}

export async function deleteRecord(object: ObjectDefinition, record: RecordData): Promise<void> {
  const answer = await requestAnswer<void>(`/api/records/${object.name}/${record.id}`, {
    method: 'DELETE',
  });
  rememberChangeSet(answer.changeSet);
  removeCached(object.name, new Set([record.id]));
  refresh(object.name);
  offerUndo(answer.changeSet, say('records:deleted', { count: 1 }));
}

/** Changes or deletes up to 1,000 records; what is refused comes back with its reason. */
export async function changeMany(
  object: ObjectDefinition,
  ids: Id[],
  act: { patch: Values } | { delete: true },
): Promise<BulkResult> {
  const body = 'patch' in act ? { ids, patch: jsonOf(object, act.patch) } : { ids, delete: true };
  const { data } = await requestAnswer<BulkResult>(`/api/records/${object.name}/bulk`, {
    method: 'POST',
    body,
  });
  rememberChangeSet(data.changeSet);
  const refused = new Set(data.refused.map(({ id }) => id));
  const done = ids.filter((id) => !refused.has(id));
  if ('patch' in act) {
    // What is added to tags, or taken from them, shows with the answer of the list.
    if (!Object.values(act.patch).some(isAdjustment)) {
      for (const id of done) mapCached(object.name, id, (cached) => ({ ...cached, ...act.patch }));
    }
  } else {
    removeCached(object.name, new Set(done));
  }
  refresh(object.name);
  const key = 'patch' in act ? 'records:changedMany' : 'records:deleted';
  if (data.changed > 0) offerUndo(data.changeSet, say(key, { count: data.changed }));
  return data;
}

/** Shows again what the server knows of an object, and of everything that counts it. */
export function refresh(object: string): void {
  void queryClient.invalidateQueries({ queryKey: recordKeys.all(object) });
  refreshAround();
}

/** Time lines and figures are made of records. */
function refreshAround(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'records' && queryKey[2] === 'timeline',
  });
  void refreshFigures();
}

/** Replaces a record wherever the cache holds it: lists, boards, its own page. */
export function mapCached(
  object: string,
  id: Id,
  change: (record: RecordData) => RecordData,
): void {
  eachCached(object, (data) =>
    mapRecords(data, (record) => (record.id === id ? change(record) : record)),
  );
}

function removeCached(object: string, ids: Set<Id>): void {
  eachCached(object, (data) => mapRecords(data, (record) => (ids.has(record.id) ? null : record)));
}

function settle(object: ObjectDefinition, { data }: Answer<RecordData>): void {
  mapCached(object.name, data.id, (cached) => ({ ...cached, ...data }));
  // A list keeps its rows where they stand until somebody looks anew; totals and histories follow at once.
  void queryClient.invalidateQueries({
    queryKey: recordKeys.all(object.name),
    predicate: ({ queryKey }) => queryKey[2] !== 'list' && queryKey[2] !== 'one',
  });
  void queryClient.invalidateQueries({
    queryKey: [...recordKeys.all(object.name), 'list'],
    refetchType: 'none',
  });
  refreshAround();
}

function eachCached(object: string, change: (data: unknown) => unknown): void {
  for (const kind of holders) {
    const queryKey: QueryKey = [...recordKeys.all(object), kind];
    // Answers that were asked for before the change would show the old values again.
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueriesData({ queryKey }, (data: unknown) => data && change(data));
  }
}

// The kinds of answers that hold an object's records; histories and counts don't.
const holders = ['list', 'board', 'one'];

type WithRecords = { records: RecordData[] };

/** Pages of a list, columns of a board, or a record alone. */
function mapRecords(data: unknown, change: (record: RecordData) => RecordData | null): unknown {
  const within = <T extends WithRecords>(part: T): T => ({
    ...part,
    records: part.records.flatMap((record) => change(record) ?? []),
  });
  if (typeof data !== 'object' || data === null) return data;
  if ('pages' in data) return { ...data, pages: (data.pages as WithRecords[]).map(within) };
  if ('columns' in data) return { ...data, columns: (data.columns as WithRecords[]).map(within) };
  if ('records' in data) return within(data as WithRecords);
  return change(data as RecordData) ?? data;
}

function isAdjustment(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('add' in value || 'remove' in value);
}

/** Values as the API takes them. */
export function jsonOf(object: ObjectDefinition, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fieldOf(object, name);
      return [name, field ? toJson(field, value) : value];
    }),
  );
}

export function labelOf(object: ObjectDefinition, record: RecordData): string {
  return String(record[object.labelField] ?? '');
}

function pick(record: RecordData, names: string[]): Values {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
}
