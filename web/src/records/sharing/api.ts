import { queryOptions } from '@tanstack/react-query';
import type { Id, ObjectDefinition, RecordData, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';
import { recordKeys } from '../recordQueries';

export type Share = Schemas['Share'];
export type Reader = Schemas['Reader'];
export type ReaderReason = Schemas['ReaderReason'];
export type WantedShare = Schemas['WantedShare'];

const key = (object: string, id: Id) => ['sharing', object, id] as const;

export function sharesQuery(object: string, id: Id) {
  return queryOptions({
    queryKey: [...key(object, id), 'shares'],
    queryFn: async ({ signal }) =>
      (await request<Schemas['Shares']>(`/api/records/${object}/${id}/shares`, { signal })).shares,
    retry: false,
  });
}

export function readersOf(object: string, id: Id) {
  return {
    queryKey: [...key(object, id), 'readers'],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      request<Schemas['Readers']>(`/api/records/${object}/${id}/readers`, {
        query: { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Schemas['Readers']) => page.next,
    retry: false,
  };
}

export function share(object: string, id: Id, principal: Id, wanted: WantedShare): Promise<void> {
  return request<void>(`/api/records/${object}/${id}/shares/${principal}`, {
    method: 'PUT',
    body: wanted,
  });
}

export function withdraw(object: string, id: Id, principal: Id): Promise<void> {
  return request<void>(`/api/records/${object}/${id}/shares/${principal}`, { method: 'DELETE' });
}

/** What the dialog and the record's changes say of it is asked for anew. */
export async function refreshSharing(object: ObjectDefinition, record: RecordData): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: key(object.name, record.id) }),
    queryClient.invalidateQueries({ queryKey: recordKeys.history(object.name, record.id) }),
  ]);
}
