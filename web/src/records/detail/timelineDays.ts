import type { Timeline } from '../../platform/api';
import { todayIn } from '../../platform/format';

export type Entry = Timeline['entries'][number];

export interface Day {
  /** As `2026-11-21`, in the user's time zone. */
  day: string;
  entries: Entry[];
}

/** Entries under their days, the latest day first, each day's in the order in which they come. */
export function byDay(entries: Entry[], timeZone: string): Day[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = entry.day ?? todayIn(timeZone, new Date(entry.at));
    const there = days.get(day);
    if (there) there.push(entry);
    else days.set(day, [entry]);
  }
  // What has a day alone may come before a later evening of another zone.
  return [...days]
    .map(([day, all]) => ({ day, entries: all }))
    .toSorted((one, other) => (one.day < other.day ? 1 : -1));
}
