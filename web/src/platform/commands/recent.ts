import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Id, SearchResult } from '../api';
import { queryClient } from '../queryClient';
import { catalogQuery } from '../../records/catalog';
import { recordQuery } from '../../records/recordQueries';
import { sessionQuery } from '../session/session';

type Recent = Pick<SearchResult, 'id' | 'object' | 'label' | 'detail'>;

const most = 8;

/** The records that this person had open last on this device, newest first. */
export function recentRecords(): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? '[]') as Recent[];
  } catch {
    return [];
  }
}

/** Keeps each record that is opened among the recent ones. */
export function useRecentRecords(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onResolved', ({ toLocation }) => {
        const [, path, id, further] = toLocation.pathname.split('/');
        if (path && id && !further) void remember(path, id);
      }),
    [router],
  );
}

async function remember(path: string, id: Id): Promise<void> {
  const catalog = await queryClient.ensureQueryData(catalogQuery());
  const object = catalog.objects.find((one) => one.path === path);
  if (!object) return;
  try {
    const record = await queryClient.ensureQueryData(recordQuery(object.name, id));
    const label = String(record[object.labelField] ?? '');
    const entry: Recent = { id, object: object.name, label, detail: object.label };
    const others = recentRecords().filter((recent) => recent.id !== id);
    localStorage.setItem(key(), JSON.stringify([entry, ...others].slice(0, most)));
  } catch {
    // A record that can't be read is nothing to come back to; its page says why.
  }
}

/** Two people at one computer don't see each other's. */
function key(): string {
  return `rapport.recent.${queryClient.getQueryData(sessionQuery.queryKey)?.user?.id ?? ''}`;
}
