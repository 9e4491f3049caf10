import type { TFunction } from 'i18next';
import type { Catalog, FieldDefinition, ObjectDefinition } from '../../platform/api';
import { formatDate, formatList, formatMoney, formatNumber } from '../../platform/format';
import type { Format } from '../../platform/format';
import { choiceOf } from '../fields/cells';
import { fieldTypes } from '../fieldTypes';
import type { FilterOperator } from './operators';
import { parseFilter, writeFilter } from './rsql';
import type { Comparison, Filter } from './rsql';

/** A comparison as the filter's editor shows it: one of the operators of the field's type. */
export interface Condition {
  field: FieldDefinition;
  operator: FilterOperator;
  values: string[];
}

const addressParts = ['street', 'city', 'region', 'postalCode', 'country'] as const;

/** The fields that a filter can ask for; an address by its parts. */
export function filterFields(object: ObjectDefinition, t: TFunction<'records'>): FieldDefinition[] {
  return object.fields
    .filter((field) => field.filterable)
    .flatMap((field) =>
      field.type === 'address'
        ? addressParts.map((part) => ({
            ...field,
            name: `${field.name}.${part}`,
            label: t(`address.${part}`),
            type: 'text' as const,
          }))
        : field,
    );
}

/** The fields beyond one reference or two that a filter names, such as `company.sector`, as 'Company: Sector'. */
export function fieldsAcross(
  object: ObjectDefinition,
  catalog: Catalog,
  parts: Filter[],
  t: TFunction<'records'>,
): FieldDefinition[] {
  const names = new Set<string>();
  const visit = (filter: Filter) => {
    if (filter.kind !== 'comparison') filter.filters.forEach(visit);
    else if (filter.field.includes('.')) names.add(filter.field);
  };
  parts.forEach(visit);
  return [...names].flatMap((name) => {
    const [first, second] = name.split('.');
    const reference = object.fields.find((field) => field.name === first);
    if (!reference) return [];
    const near = beyond(reference, catalog, t);
    const next = near.find((field) => field.name === `${first}.${second}`);
    const far = next ? beyond(next, catalog, t) : [];
    return [...near, ...far].filter((field) => field.name === name);
  });
}

/** The fields of the object that a reference points to; none where it may be one of several. */
export function beyond(
  reference: FieldDefinition,
  catalog: Catalog,
  t: TFunction<'records'>,
): FieldDefinition[] {
  if (reference.type !== 'reference' || reference.targets?.length !== 1) return [];
  const target = catalog.objects.find((one) => one.name === reference.targets![0]);
  if (!target) return [];
  return filterFields(target, t).map((field) => ({
    ...field,
    name: `${reference.name}.${field.name}`,
    label: t('filter.across', { reference: reference.label, field: field.label }),
  }));
}

/** The operators that a field offers: those of its type that the catalog allows. */
export function operatorsOf(field: FieldDefinition): FilterOperator[] {
  return fieldTypes[field.type].operators.filter(
    ({ sign }) => field.operators.length === 0 || field.operators.includes(sign),
  );
}

/** The parts that must all hold; null when the text can't be read. */
export function partsOf(filter: string | undefined): Filter[] | null {
  try {
    const tree = parseFilter(filter ?? '');
    if (!tree) return [];
    return tree.kind === 'and' ? tree.filters : [tree];
  } catch {
    return null;
  }
}

export function filterOf(parts: Filter[]): string {
  return writeFilter(
    parts.length === 1 ? parts[0]! : parts.length ? { kind: 'and', filters: parts } : null,
  );
}

// What programs and links write shorter than the editor does.
const same: Record<string, string> = { '==': '=in=', '!=': '=out=', '=has=': '=hasAny=' };

/** A comparison as a condition of the editor; null where it has no such operator or field. */
export function conditionOf(fields: FieldDefinition[], comparison: Comparison): Condition | null {
  const field = fields.find(({ name }) => name === comparison.field);
  if (!field) return null;
  const find = (sign: string | undefined) =>
    fieldTypes[field.type].operators.find(
      (one) => one.sign === sign && (one.value === undefined || one.value === comparison.values[0]),
    );
  const operator = find(comparison.sign) ?? find(same[comparison.sign]);
  if (!operator) return null;
  return { field, operator, values: operator.input === 'none' ? [] : comparison.values };
}

/** The period of a condition, empty for none, and the values that it asks for in it. */
export function inPeriod({ operator, values }: Condition): { period: string; values: string[] } {
  if (operator.input !== 'inPeriod') return { period: '', values };
  return { period: values[0] ?? '', values: values.slice(1) };
}

/** A condition as RSQL; null while its value is missing. */
export function comparisonOf(condition: Condition): Comparison | null {
  const { field, operator, values } = condition;
  const { sign, value, input } = operator;
  if (input === 'none') {
    return { kind: 'comparison', field: field.name, sign, values: [value ?? 'true'] };
  }
  if (input === 'inPeriod' && inPeriod(condition).period === '') return null;
  const given = values.filter((one) => one !== '');
  if (given.length < (input === 'inPeriod' ? 2 : 1)) return null;
  return { kind: 'comparison', field: field.name, sign, values: given };
}

/** A filter in words: 'Stage is Negotiation'. `labels` names the records that references point to, by id. */
export function inWords(
  filter: Filter,
  fields: FieldDefinition[],
  labels: ReadonlyMap<string, string>,
  format: Format,
  t: TFunction<'records'>,
): string {
  if (filter.kind !== 'comparison') {
    const parts = filter.filters.map((part) => {
      const words = inWords(part, fields, labels, format, t);
      return part.kind === 'comparison' ? words : `(${words})`;
    });
    return formatList(parts, format, filter.kind);
  }
  const condition = conditionOf(fields, filter);
  if (!condition) return writeFilter(filter);
  const { field, operator } = condition;
  const { period, values } = inPeriod(condition);
  const words = values.map((value) => valueInWords(field, operator, value, labels, format, t));
  return t(`condition.${operator.name}`, {
    field: field.label,
    value: formatList(words, format, operator.name === 'hasAll' ? 'and' : 'or'),
    period: periodInWords(period, format, t),
  });
}

function valueInWords(
  field: FieldDefinition,
  operator: FilterOperator,
  value: string,
  labels: ReadonlyMap<string, string>,
  format: Format,
  t: TFunction<'records'>,
): string {
  if (operator.input === 'period') return periodInWords(value, format, t);
  if (operator.input === 'date') {
    return isRelativeDay(value) ? t(`period.${value}`) : formatDate(value.slice(0, 10), format);
  }
  switch (field.type) {
    case 'tags':
    case 'reference':
      return isSelf(value) ? t(`value.${value}`) : (labels.get(value) ?? '…');
    case 'choice':
    case 'multiChoice':
      return choiceOf(field, value).label;
    case 'money':
      return formatMoney({ amount: value, currency: format.currency }, format);
    case 'number':
    case 'percent':
      return formatNumber(Number(value), format, field.scale);
    default:
      return value;
  }
}

export const relativeDays = ['today', 'today-7d', 'today-30d', 'today+7d', 'today+30d'] as const;

export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'nextYear',
] as const;

/** Those of a moving number of days that are offered; any other may be typed. */
export const rollingPeriods = ['last7d', 'last30d', 'last90d', 'next7d', 'next30d'];

/** The one who asks, and the people of their teams. */
export function isSelf(value: string): value is 'me' | 'myTeam' {
  return value === 'me' || value === 'myTeam';
}

export function isRelativeDay(value: string): value is (typeof relativeDays)[number] {
  return (relativeDays as readonly string[]).includes(value);
}

/** A year, a quarter or a month: `2017`, `2017-Q1`, `2017-03`. */
export function isCalendarPeriod(value: string): boolean {
  return /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(value);
}

export function periodInWords(value: string, format: Format, t: TFunction<'records'>): string {
  const named = periods.find((period) => period === value);
  if (named) return t(`period.${named}`);
  const [, side, count, unit] = /^(last|next)(\d{1,4})([dwmy])$/.exec(value) ?? [];
  if (side) {
    const key = `${side as 'last' | 'next'}.${unit as 'd' | 'w' | 'm' | 'y'}` as const;
    return t(`period.${key}`, { count: Number(count) });
  }
  const [year, part] = value.split('-');
  if (part === undefined) return value;
  if (part.startsWith('Q')) return t('period.quarter', { quarter: part.slice(1), year });
  return new Intl.DateTimeFormat(format.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${value}-01T00:00:00Z`));
}

/** The ids that a filter names, by the objects that they may belong to, so that chips can say their names. */
export function referencedIds(parts: Filter[], fields: FieldDefinition[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  const visit = (filter: Filter) => {
    if (filter.kind !== 'comparison') return filter.filters.forEach(visit);
    const field = fields.find(({ name }) => name === filter.field);
    if (filter.sign === '=null=') return;
    const targets = field?.type === 'tags' ? ['tag'] : field?.targets;
    const values = filter.sign === '=came=' ? filter.values.slice(1) : filter.values;
    if (targets) for (const value of values) if (!isSelf(value)) ids.set(value, targets);
  };
  parts.forEach(visit);
  return ids;
}
