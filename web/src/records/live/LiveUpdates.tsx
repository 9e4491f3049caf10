import { useEffect } from 'react';
import { queryClient } from '../../platform/queryClient';
import { catalogQuery } from '../catalog';
import { isOwnChangeSet } from '../ownChanges';
import { touch } from '../touch';
import { markChanged } from './marks';
import { listen } from './stream';
import type { Heard, Message } from './stream';

// The answer to one's own change may come after the news of it.
const ownDelay = 1_500;

/** Shows what others change while the page is open; what is being edited stays as it is. */
export function LiveUpdates() {
  useEffect(() => {
    const stop = new AbortController();
    listen(hear, stop.signal);
    return () => stop.abort();
  }, []);
  return null;
}

export function hear(heard: Heard): void {
  if (heard.kind === 'reset') {
    // Rights may have changed: also what the catalog says.
    void queryClient.invalidateQueries();
    return;
  }
  const { others, own } = heard.message;
  for (const { object, ids } of others) void show(object, ids, true);
  if (own.length > 0) setTimeout(() => hearOwn(own), ownDelay);
}

/** What this page changed itself it shows already; another tab or device may have changed the rest. */
function hearOwn(own: Message['own']): void {
  for (const { changeSet, object, ids } of own) {
    if (!isOwnChangeSet(changeSet)) void show(object, ids, false);
  }
}

async function show(object: string, ids: string[] | null, byOthers: boolean): Promise<void> {
  await touch(object, ids);
  if (byOthers && ids) markChanged(ids);
  // Any record may have it.
  if (object === 'tag') {
    await queryClient.invalidateQueries({ queryKey: ['tags'] });
    await queryClient.invalidateQueries({ queryKey: ['records'] });
  }
  // What shapes the screens themselves is shown by every one of them.
  if (['stage', 'pipeline', 'relationType', 'role'].includes(object)) {
    await queryClient.invalidateQueries({ queryKey: catalogQuery().queryKey });
  }
}
