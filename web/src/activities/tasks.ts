import type { RecordData } from '../platform/api';
import { fromWallClock } from '../platform/days';
import { todayIn } from '../platform/format';
import type { Format } from '../platform/format';

/** Still to be done: neither done nor called off. */
export function isOpen(task: Partial<RecordData>): boolean {
  return task.status !== 'done' && task.status !== 'cancelled';
}

/** Open and past its time. */
export function isOverdue(task: Partial<RecordData>, now = Date.now()): boolean {
  return isOpen(task) && typeof task.dueAt === 'string' && new Date(task.dueAt).getTime() < now;
}

export interface DueOption {
  name: 'today' | 'tomorrow' | 'nextWeek';
  /** An instant, at the end of the working day. */
  at: string;
}

/** When most tasks are due; at six in the evening of the user's time zone. */
export function dueOptions({ timeZone }: Pick<Format, 'timeZone'>, now = new Date()): DueOption[] {
  const today = todayIn(timeZone, now);
  const evening = (days: number) => fromWallClock(`${dayAfter(today, days)} 18:00:00`, timeZone);
  return [
    { name: 'today', at: evening(0) },
    { name: 'tomorrow', at: evening(1) },
    { name: 'nextWeek', at: evening(untilMonday(today)) },
  ];
}

/** The end of the next working day, of which there are five from Monday on, in the user's time zone: an instant. */
export function nextWorkingDay({ timeZone }: Pick<Format, 'timeZone'>, now = new Date()): string {
  const today = todayIn(timeZone, now);
  const days = untilMonday(today) <= 3 ? untilMonday(today) : 1;
  return fromWallClock(`${dayAfter(today, days)} 18:00:00`, timeZone);
}

/** 1 to 7. */
function untilMonday(day: string): number {
  return (8 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7 || 7;
}

/** The day so many days later, as `2026-11-21`. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
