import type { Id } from '../platform/api';

// What this page did itself it need not be told of.
const changeSets = new Set<Id>();

export function rememberChangeSet(changeSet: Id | null): void {
  if (changeSet) changeSets.add(changeSet);
}

export function isOwnChangeSet(changeSet: Id): boolean {
  return changeSets.has(changeSet);
}
