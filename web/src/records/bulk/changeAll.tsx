import { notifications } from '@mantine/notifications';
import { queryOptions } from '@tanstack/react-query';
import type { BulkChange, Id, ObjectDefinition } from '../../platform/api';
import { request } from '../../platform/client';
import { say } from '../../platform/languages';
import { queryClient } from '../../platform/queryClient';
import { jsonOf } from '../changes';
import type { Values } from '../changes';

export function bulkChangeQuery(id: Id) {
  return queryOptions({
    queryKey: ['bulk-changes', id],
    queryFn: ({ signal }) => request<BulkChange>(`/api/bulk-changes/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data?.state === 'reversing' ? 1000 : false,
  });
}

/** Changes or deletes all records that a filter finds: a job does it, which can be left and watched from anywhere. */
export async function changeAll(
  object: ObjectDefinition,
  filter: string | undefined,
  act: { patch: Values } | { delete: true },
): Promise<void> {
  const what = 'patch' in act ? { patch: jsonOf(object, act.patch) } : act;
  await request<BulkChange>('/api/bulk-changes', {
    method: 'POST',
    body: { object: object.name, filter: filter ?? null, ...what },
  });
  await queryClient.invalidateQueries({ queryKey: ['jobs'] });
  notifications.show({ withBorder: true, autoClose: 6000, message: say('views:all.begun') });
}

/** Takes a change of many records back. */
export async function reverseAll(id: Id): Promise<void> {
  await request<BulkChange>(`/api/bulk-changes/${id}/reversal`, { method: 'POST' });
  await queryClient.invalidateQueries({ queryKey: ['bulk-changes', id] });
  await queryClient.invalidateQueries({ queryKey: ['jobs'] });
}
