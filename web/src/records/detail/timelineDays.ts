import type { Timeline } from '../../platform/api';
import { todayIn } from '../../platform/format';

export type Entry = Timeline['entries'][number];

export interface Day {
  /** As `2026-11-21`, in the user's time zone. */
  day: string;
  entries: Entry[];
}

/** Entries under their days, in the order in which they come. */
export function byDay(entries: Entry[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = todayIn(timeZone, new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
