import type { FieldDefinition, RecordData } from '../../platform/api';

/** Today, and the first day of its month, where somebody is: `2026-11-22`, `2026-11-01`. */
export function monthOf(now: Date, timeZone: string): { day: string; month: string } {
  const day = dayIn(now, timeZone);
  return { day, month: `${day.slice(0, 7)}-01` };
}

/** The first day of the month `by` months on. */
export function nextMonth(month: string, by: number): string {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 10);
}

/** The whole weeks that a month lies in; `firstDay` 0 is Sunday. */
export function weeksOf(month: string, firstDay: number): string[][] {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCDate(1 - ((date.getUTCDay() - firstDay + 7) % 7));
  const end = nextMonth(month, 1);
  const weeks: string[][] = [];
  while (date.toISOString().slice(0, 10) < end) {
    weeks.push(
      Array.from({ length: 7 }, () => {
        const day = date.toISOString().slice(0, 10);
        date.setUTCDate(date.getUTCDate() + 1);
        return day;
      }),
    );
  }
  return weeks;
}

/** The records by the day of a date; a moment belongs to the day that it is where somebody is. */
export function byDay(
  records: RecordData[],
  date: FieldDefinition,
  timeZone: string,
): Map<string, RecordData[]> {
  const days = new Map<string, RecordData[]>();
  for (const record of records) {
    const value = record[date.name];
    if (typeof value !== 'string') continue;
    const day = date.type === 'dateTime' ? dayIn(new Date(value), timeZone) : value;
    days.set(day, [...(days.get(day) ?? []), record]);
  }
  return days;
}

function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}
