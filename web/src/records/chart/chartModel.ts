import type { Aggregate, FieldDefinition, Money, ObjectDefinition } from '../../platform/api';
import { formatMoney, formatNumber } from '../../platform/format';
import type { Format } from '../../platform/format';
import { say } from '../../platform/languages';
import { conditionOfGroup, inOrder, nameOfGroup } from '../list/groups';
import type { ListSearch } from '../list/listSearch';
import { both } from '../query/rsql';

export const forms = ['bar', 'line', 'pie'] as const;
export const periods = ['month', 'quarter', 'year'] as const;

export type Form = (typeof forms)[number];
export type Period = (typeof periods)[number];

/** What a chart shows. */
export interface ChartShape {
  by: FieldDefinition;
  form: Form;
  /** Null to count records. */
  sum: FieldDefinition | null;
  period: Period;
}

/** One bar, point or slice. */
export interface Mark {
  key: string;
  label: string;
  size: number;
  value: string;
  /** Finds the records behind it; null where there are none. */
  filter: string | null;
  color?: string | undefined;
}

export function isDate({ type }: FieldDefinition): boolean {
  return type === 'date' || type === 'dateTime';
}

/** What marks can be made by: what the object's board is by comes first. */
export function chartGroups(object: ObjectDefinition): FieldDefinition[] {
  const fields = object.fields.filter(({ groupable }) => groupable);
  const first = fields.find(({ name }) => name === object.board?.group);
  const rank = (field: FieldDefinition) =>
    field === first ? 0 : field.type === 'choice' ? 1 : isDate(field) ? 2 : 3;
  return fields.toSorted((a, b) => rank(a) - rank(b));
}

export function summable(object: ObjectDefinition): FieldDefinition[] {
  return object.fields.filter(({ aggregates }) => aggregates.includes('sum'));
}

/** The chart that an address speaks of; null where the object's records can't be put together. */
export function chartOf(object: ObjectDefinition, search: ListSearch): ChartShape | null {
  const groups = chartGroups(object);
  const by = groups.find(({ name }) => name === search.group) ?? groups[0];
  if (!by) return null;
  return {
    by,
    form: forms.find((one) => one === search.form) ?? (isDate(by) ? 'line' : 'bar'),
    sum: summable(object).find(({ name }) => name === search.sum) ?? null,
    period: periods.find((one) => one === search.period) ?? 'month',
  };
}

/** How the API is asked for it. */
export function figuresOf({ by, sum, period }: ChartShape, filter: string | undefined) {
  const measure = sum ? `sum(${sum.name})` : 'count';
  return {
    group: isDate(by) ? `${by.name}:${period}` : by.name,
    measures: measure,
    // Of very many, those that matter most.
    sort: isDate(by) ? '-key' : `-${measure}`,
    limit: 200,
    filter,
  };
}

/** The marks in the order in which they stand: choices in their own, dates as they follow, others the largest first. */
export function marksOf(
  { groups }: Aggregate,
  { by, sum, period }: ChartShape,
  filter: string | undefined,
  format: Format,
): Mark[] {
  const colors = new Map(by.choices?.map(({ value, color }) => [value, color]));
  const ordered = isDate(by) ? groups.toReversed() : by.choices ? inOrder(groups, by) : groups;
  const marks = ordered.map(({ keys, values }): Mark => {
    const key = keys[0]!;
    return {
      key: key.value ?? '',
      label:
        isDate(by) && key.value !== null
          ? periodName(key.value, format)
          : nameOfGroup(by, key, format, say('views:groups.none')),
      size: sizeOf(values[0]),
      value: textOf(values[0], sum, format),
      filter: both(filter, conditionOfGroup(by, key.value)),
      color: key.value === null ? 'gray' : colors.get(key.value),
    };
  });
  return isDate(by) ? withGaps(marks, period, by, sum, filter, format) : marks;
}

/** Where nothing was, a line falls to the ground instead of leaping. */
function withGaps(
  marks: Mark[],
  period: Period,
  by: FieldDefinition,
  sum: FieldDefinition | null,
  filter: string | undefined,
  format: Format,
): Mark[] {
  const dated = new Map(marks.filter(({ key }) => key).map((mark) => [mark.key, mark]));
  const [first, last] = [[...dated.keys()][0], [...dated.keys()].at(-1)];
  if (first === undefined || last === undefined) return marks;
  const whole: Mark[] = [];
  for (let key = first; key <= last && whole.length < 400; key = periodAfter(key, period)) {
    whole.push(
      dated.get(key) ?? {
        key,
        label: periodName(key, format),
        size: 0,
        value: textOf(sum?.type === 'money' ? null : 0, sum, format),
        filter: both(filter, conditionOfGroup(by, key)),
      },
    );
  }
  // Beyond what anybody draws, or of another form: as it came.
  if (whole.at(-1)?.key !== last) return marks;
  return [...whole, ...marks.filter(({ key }) => !key)];
}

/** `2017-12` is followed by `2018-01`, `2017-Q4` by `2018-Q1`. */
export function periodAfter(key: string, period: Period): string {
  const year = Number(key.slice(0, 4));
  if (period === 'year') return String(year + 1);
  const [sign, most] = period === 'quarter' ? ['-Q', 4] : ['-', 12];
  const part = Number(key.slice(period === 'quarter' ? 6 : 5)) + 1;
  const [nextYear, next] = part > most ? [year + 1, 1] : [year, part];
  return `${nextYear}${sign}${period === 'quarter' ? next : String(next).padStart(2, '0')}`;
}

export function periodName(key: string, format: Format): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(key);
  if (quarter) return say('views:chart.quarter', { year: quarter[1], quarter: quarter[2] });
  if (!/^\d{4}-\d{2}$/.test(key)) return key;
  return new Intl.DateTimeFormat(format.locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${key}-01T00:00:00Z`));
}

/**
 * Of a line's marks each so many-th is named, so that no name stands over another one.
 *
 * @param width of the line, in pixels; 0 before it is known
 */
export function namedEvery(marks: number, width: number): number {
  const room = Math.max(2, Math.floor((width || 864) / 72));
  return Math.max(1, Math.ceil(marks / Math.min(room, 12)));
}

type Value = Aggregate['groups'][number]['values'][number];

function sizeOf(value: Value | undefined): number {
  if (value === null || value === undefined) return 0;
  return Number(typeof value === 'object' ? (value as Money).amount : value);
}

function textOf(value: Value | undefined, sum: FieldDefinition | null, format: Format): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'object') return formatMoney(value as Money, format, true);
  return formatNumber(Number(value), format, sum?.scale);
}
