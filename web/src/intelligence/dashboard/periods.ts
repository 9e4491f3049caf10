/** `2017`, `2017-Q1` and `2017-03` as the year they are in; null for relative periods. */
export function yearOf(within: string | undefined): string | null {
  return /^(\d{4})(?:-(?:Q[1-4]|\d\d))?$/.exec(within ?? '')?.[1] ?? null;
}

export const relativePeriods = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const;

export type RelativePeriod = (typeof relativePeriods)[number];

/** The name of a month such as `2017-03`: short in a chart, where the year stands below January. */
export function monthName(month: string, locale: string, width: 'short' | 'long'): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  if (width === 'long') return named({ month: 'long', year: 'numeric' });
  const short = named({ month: 'short' });
  // Bulgarian has only numbers for short months: its first three letters say more.
  return /^\d+$/.test(short) ? named({ month: 'long' }).slice(0, 3) : short;
}

/** A longer silence is not drawn month by month. */
const longest = 6;

/** Months without a deal between two with some are months too: a gap is a fact, up to half a year of it. */
export function withoutGaps<T extends { month: string }>(
  months: T[],
  empty: (month: string) => T,
): T[] {
  const all: T[] = [];
  for (const next of months.toSorted((a, b) => a.month.localeCompare(b.month))) {
    const gap: T[] = [];
    let month = all.at(-1)?.month ?? next.month;
    while (month < next.month && gap.length <= longest) {
      month = monthAfter(month);
      if (month < next.month) gap.push(empty(month));
    }
    if (gap.length <= longest) all.push(...gap);
    all.push(next);
  }
  return all;
}

/** Whether a month follows right after another one. */
export function follows(month: string, before: string): boolean {
  return month === monthAfter(before);
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
