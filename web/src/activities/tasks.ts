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
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const untilMonday = (8 - weekday) % 7 || 7;
  const evening = (days: number) => fromWallClock(`${dayAfter(today, days)} 18:00:00`, timeZone);
  return [
    { name: 'today', at: evening(0) },
    { name: 'tomorrow', at: evening(1) },
    { name: 'nextWeek', at: evening(untilMonday) },
  ];
}

/** The day so many days later, as `2026-11-21`. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
