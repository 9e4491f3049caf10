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

/** Months without a deal between the first and the last are months too: a gap is a fact. */
export function withoutGaps<T extends { month: string }>(
  months: T[],
  empty: (month: string) => T,
): T[] {
  const byMonth = new Map(months.map((one) => [one.month, one]));
  const names = [...byMonth.keys()].toSorted();
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last) return [];
  const all: T[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) {
    all.push(byMonth.get(month) ?? empty(month));
  }
  return all;
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
