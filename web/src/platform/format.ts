import { createContext, use } from 'react';
import type { Address, Money } from './api';

/** What a value's look depends on, beside the value. */
export interface Format {
  locale: string;
  /** IANA name of the user's time zone. */
  timeZone: string;
  /** The organisation's currency, ISO 4217. */
  currency: string;
}

export const FormatContext = createContext<Format>({
  locale: 'en',
  timeZone: 'UTC',
  currency: 'USD',
});

export function useFormat(): Format {
  return use(FormatContext);
}

const cache = new Map<string, unknown>();

/** Making an `Intl` object costs a hundred times more than using it, and a list has thousands of cells. */
function kept<T>(kind: string, locale: string, options: object, make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept('number', locale, options, () => new Intl.NumberFormat(locale, options));
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept('date', locale, options, () => new Intl.DateTimeFormat(locale, options));
}

export function formatNumber(value: number, format: Format, scale?: number | null): string {
  return numberFormat(format.locale, { maximumFractionDigits: scale ?? 2 }).format(value);
}

/** @param value 0 to 100 */
export function formatPercent(value: number, format: Format, scale: number | null = 0): string {
  return numberFormat(format.locale, {
    style: 'percent',
    maximumFractionDigits: scale ?? 0,
  }).format(value / 100);
}

/** A rate to compare with others, always with two digits after the point. @param value 0 to 100 */
export function formatRate(value: number, format: Format): string {
  return numberFormat(format.locale, { style: 'percent', minimumFractionDigits: 2 }).format(
    value / 100,
  );
}

/** The whole amount; `compact` for figures that must be short ('$10.0M'). */
export function formatMoney(money: Money, format: Format, compact = false): string {
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
    ...(compact ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
  };
  // The decimal string goes to Intl as it is: as a float, large amounts would lose their cents.
  return numberFormat(format.locale, options).format(money.amount as Intl.StringNumericLiteral);
}

/** A day without a zone (`2017-03-01`), e.g. '1 Mar 2017'. */
export function formatDate(day: string, format: Format): string {
  return dateFormat(format.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(dayOf(day));
}

/** An instant in the user's time zone, to the minute. */
export function formatDateTime(instant: string, format: Format): string {
  return dateFormat(format.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: format.timeZone,
  }).format(new Date(instant));
}

/** The time of an instant in the user's time zone, to the minute. */
export function formatTime(instant: string, format: Format): string {
  return dateFormat(format.locale, { timeStyle: 'short', timeZone: format.timeZone }).format(
    new Date(instant),
  );
}

/** 'yesterday', 'in 3 days', and beyond a week the date itself, without the year while it is this one. */
export function formatDayRelative(day: string, format: Format, now = new Date()): string {
  const today = todayIn(format.timeZone, now);
  const days = Math.round((dayOf(day).getTime() - dayOf(today).getTime()) / 86_400_000);
  if (Math.abs(days) < 7) return relative(format.locale).format(days, 'day');
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return sameYear
    ? dateFormat(format.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        dayOf(day),
      )
    : formatDate(day, format);
}

/** '5 minutes ago', 'yesterday', and beyond a week the date. */
export function formatInstantRelative(instant: string, format: Format, now = new Date()): string {
  const minutes = Math.round((new Date(instant).getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return relative(format.locale).format(minutes, 'minute');
  const day = todayIn(format.timeZone, new Date(instant));
  if (day !== todayIn(format.timeZone, now)) return formatDayRelative(day, format, now);
  return relative(format.locale).format(Math.round(minutes / 60), 'hour');
}

/** Today's date in that time zone, as `2017-03-01`. */
export function todayIn(timeZone: string, now = new Date()): string {
  // Swedish writes dates as ISO 8601 does.
  return dateFormat('sv', { timeZone }).format(now);
}

export function formatAddress(address: Address, format: Format): string {
  const { street, city, region, postalCode, country } = address;
  const place = [postalCode, city].filter(Boolean).join(' ');
  return [street, place, region, country && countryName(country, format)]
    .filter(Boolean)
    .join(', ');
}

/** A country's name from its code; another text stays as it is. */
export function countryName(country: string, format: Format): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  const names = kept(
    'region',
    format.locale,
    {},
    () => new Intl.DisplayNames(format.locale, { type: 'region' }),
  );
  return names.of(country) ?? country;
}

/** The signs that numbers are typed with in that language. */
export function numberSigns(locale: string): { group: string; decimal: string } {
  const parts = numberFormat(locale, { useGrouping: true }).formatToParts(-1_234_567.8);
  const sign = (type: string, other: string) =>
    parts.find((part) => part.type === type)?.value ?? other;
  return { group: sign('group', ','), decimal: sign('decimal', '.') };
}

/** 'a, b and c' in the language. */
export function formatList(items: string[], format: Format, type: 'and' | 'or' = 'and'): string {
  const style = { type: type === 'and' ? 'conjunction' : 'disjunction' } as const;
  return kept('list', format.locale, style, () => new Intl.ListFormat(format.locale, style)).format(
    items,
  );
}

function relative(locale: string): Intl.RelativeTimeFormat {
  const options = { numeric: 'auto' } as const;
  return kept('relative', locale, options, () => new Intl.RelativeTimeFormat(locale, options));
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
