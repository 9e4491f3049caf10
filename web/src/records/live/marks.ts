import { useSyncExternalStore } from 'react';
import type { Id } from '../../platform/api';

// Records that others changed a moment ago: their rows and cards show it quietly.
let marked: ReadonlySet<Id> = new Set();
const listeners = new Set<() => void>();
const shown = 3_000;

export function markChanged(ids: Id[]): void {
  if (ids.length === 0) return;
  show(new Set([...marked, ...ids]));
  setTimeout(() => show(new Set([...marked].filter((id) => !ids.includes(id)))), shown);
}

/** Whether somebody else changed the record just now. */
export function useChangedByOthers(id: Id): boolean {
  return useSyncExternalStore(follow, () => marked.has(id));
}

function show(next: ReadonlySet<Id>): void {
  marked = next;
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
