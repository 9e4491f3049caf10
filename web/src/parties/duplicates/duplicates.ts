import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  FieldDefinition,
  Id,
  ObjectDefinition,
  RecordData,
  Schemas,
} from '../../platform/api';
import { request } from '../../platform/client';
import { isEmpty } from '../../records/fieldTypes';
import type { Show } from './duplicatesSearch';

export type Pair = Schemas['DuplicateCandidatePair'];
export type Scan = Schemas['DuplicateJobsScan'];
export type Rules = Schemas['Rules'];
export type Side = 'one' | 'other';

export const pairsKey = ['duplicates', 'pairs'] as const;

export function pairsQuery(object: string, show: Show) {
  return infiniteQueryOptions({
    queryKey: [...pairsKey, object, show],
    queryFn: ({ pageParam, signal }) =>
      request<Schemas['DuplicateCandidatePage']>('/api/duplicates', {
        query: {
          object,
          certain: show === 'certain' ? true : undefined,
          rejected: show === 'rejected' ? true : undefined,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** The last scan of each object; asked for each second while one runs. */
export const scansQuery = queryOptions({
  queryKey: ['duplicates', 'scans'],
  queryFn: async ({ signal }) =>
    (await request<Schemas['DuplicateScanScans']>('/api/duplicate-scans', { signal })).scans,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.some(isScanning) ? 1000 : false),
});

/** What was merged all at once, as long as it can be undone. */
export function recentQuery(object: string) {
  return queryOptions({
    queryKey: ['duplicates', 'recent', object],
    queryFn: async ({ signal }) =>
      (
        await request<Schemas['DuplicateMergerRecents']>('/api/duplicate-mergers/recent', {
          query: { object },
          signal,
        })
      ).jobs,
    staleTime: 0,
  });
}

export function isScanning({ state }: Scan): boolean {
  return state === 'waiting' || state === 'running' || state === 'cancelling';
}

/** What people call the record. */
export function labelOf(object: ObjectDefinition, record: RecordData): string {
  const label = record[object.labelField];
  return typeof label === 'string' ? label : object.label;
}

export function opposite(side: Side): Side {
  return side === 'one' ? 'other' : 'one';
}

/** The fields in which at least one of the two says something, as far as they differ or not. */
export function compared(fields: FieldDefinition[], one: RecordData, other: RecordData) {
  const filled = fields.filter(
    ({ name }) => !isEmpty(one[name] ?? null) || !isEmpty(other[name] ?? null),
  );
  return {
    different: filled.filter(({ name }) => !same(one[name], other[name])),
    same: filled.filter(({ name }) => same(one[name], other[name])),
  };
}

/**
 * The fields to choose values of: those that one may write. A person's whole name follows from its parts, so that it
 * is no choice of its own.
 */
export function mergedFields(object: ObjectDefinition): FieldDefinition[] {
  const parts = object.fields.some(({ name }) => name === 'lastName');
  return object.fields.filter(
    ({ name, type, writable }) =>
      // Tags of both stay.
      writable && type !== 'tags' && !(parts && name === object.labelField),
  );
}

/** The survivor's own values, and the other one's where it has none. */
export function firstChoice(
  fields: FieldDefinition[],
  records: Record<Side, RecordData>,
  survivor: Side,
): Record<string, Side> {
  const lost = opposite(survivor);
  return Object.fromEntries(
    fields.map(({ name }) => {
      const lacks = isEmpty(records[survivor][name] ?? null);
      return [name, lacks && !isEmpty(records[lost][name] ?? null) ? lost : survivor];
    }),
  );
}

/** The names of the fields whose values come from the record that goes. */
export function takenFields(choice: Record<string, Side>, survivor: Side): string[] {
  return Object.entries(choice).flatMap(([name, side]) => (side === survivor ? [] : [name]));
}

export async function reject({ id }: Pair): Promise<void> {
  await request<void>(`/api/duplicates/${id}/rejection`, { method: 'PUT' });
}

export async function reopen({ id }: Pair): Promise<void> {
  await request<void>(`/api/duplicates/${id}/rejection`, { method: 'DELETE' });
}

/** What would follow a merge, and what could not stand side by side. */
export function previewQuery(object: string, survivor: Id, merged: Id) {
  return queryOptions({
    queryKey: ['duplicates', 'following', survivor, merged],
    queryFn: ({ signal }) =>
      request<Schemas['MergePreview']>(`/api/records/${object}/${survivor}/merger`, {
        query: { merged },
        signal,
      }),
    staleTime: 0,
  });
}

/**
 * @param taken the fields whose values come from the record that goes
 * @param staying of contending records, those of the record that goes that stay
 */
export function merge(
  object: string,
  survivor: Id,
  merged: Id,
  taken: string[],
  staying: Id[] = [],
) {
  return request<Schemas['MergeAnswer']>(`/api/records/${object}/${survivor}/merger`, {
    method: 'POST',
    body: { merged, taken, staying },
  });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** Two references are the same when they point to the same record. */
function plain(value: unknown): unknown {
  const isReference = typeof value === 'object' && value !== null && 'id' in value;
  return isReference ? value.id : (value ?? null);
}
