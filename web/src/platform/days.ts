/** Days and times as people of that language write them. */

/** The order in which the language writes a date: `['day', 'month', 'year']`. */
export function dateOrder(locale: string): ('day' | 'month' | 'year')[] {
  return new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' })
    .formatToParts(new Date(Date.UTC(2017, 2, 1)))
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
}

/**
 * The day that somebody typed, as `2017-03-01`: ISO, or the language's own order with any signs between;
 * a missing year is this year, two digits are of 1970 to 2069. Null when it names no day.
 */
export function parseDay(text: string, locale: string, today: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  if (numbers.length < 2 || numbers.length > 3) return null;
  const order = dateOrder(locale).filter((part) => part !== 'year' || numbers.length === 3);
  // Whoever types four digits first means the year, whatever the language.
  const parts =
    numbers.length === 3 && numbers[0]! > 31 ? (['year', 'month', 'day'] as const) : order;
  const value = (part: string) => numbers[parts.findIndex((one) => one === part)];
  const year = value('year') ?? Number(today.slice(0, 4));
  return dayFrom(
    year < 70 ? 2000 + year : year < 100 ? 1900 + year : year,
    value('month')!,
    value('day')!,
  );
}

function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}

/** An instant as the wall clock of that zone shows it: `2017-03-01 14:05:00`. */
export function toWallClock(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
}

function asUtc(local: string): number {
  return new Date(`${local.replace(' ', 'T')}Z`).getTime();
}

/** The instant when the wall clock of that zone shows that time; in the hour that a clock change skips, the one after. */
export function fromWallClock(local: string, timeZone: string): string {
  const wanted = asUtc(local);
  // The zone's offset is asked for at a first guess, and again where the guess lies beyond a clock change.
  let guess = wanted;
  for (let step = 0; step < 2; step++) {
    guess += wanted - asUtc(toWallClock(new Date(guess).toISOString(), timeZone));
  }
  return new Date(guess).toISOString();
}

/** The language's first day of the week, 0 (Sunday) to 6, and its days of rest. */
export function week(locale: string): { first: 0 | 1 | 6; weekend: (0 | 5 | 6)[] } {
  return locale.startsWith('he') ? { first: 0, weekend: [5, 6] } : { first: 1, weekend: [0, 6] };
}
