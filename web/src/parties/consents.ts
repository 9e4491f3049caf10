import type { RecordData } from '../platform/api';

/** Consents channel by channel, in each the one that was said last in front. */
export function byChannel(consents: RecordData[]): [RecordData, ...RecordData[]][] {
  const channels = new Map<string, [RecordData, ...RecordData[]]>();
  // Of two on the same day the one that was entered later counts.
  const latestFirst = consents.toSorted(
    (a, b) =>
      String(b.saidOn ?? '').localeCompare(String(a.saidOn ?? '')) ||
      String(b.createdAt ?? '').localeCompare(String(a.createdAt ?? '')),
  );
  for (const consent of latestFirst) {
    const known = channels.get(String(consent.channel));
    if (known) known.push(consent);
    else channels.set(String(consent.channel), [consent]);
  }
  return [...channels.values()];
}
