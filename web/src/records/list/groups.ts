import type { Aggregate, FieldDefinition } from '../../platform/api';
import type { Format } from '../../platform/format';
import { say } from '../../platform/languages';
import { quoted } from '../query/rsql';

type Key = Aggregate['groups'][number]['keys'][number];

/** So many groups are open before somebody opens or closes one. */
export const openAtFirst = 3;

/** How the API groups by a field: dates by their month. */
export function groupKey(field: FieldDefinition | undefined): string | undefined {
  if (!field) return undefined;
  return isDate(field) ? `${field.name}:month` : field.name;
}

/** The filter that finds a group's records. */
export function conditionOfGroup(field: FieldDefinition, value: string | null): string {
  if (value === null) return `${field.name}=null=true`;
  const sign = isDate(field) ? '=within=' : isSeveral(field) ? '=has=' : '==';
  return `${field.name}${sign}${isDate(field) ? value : quoted(value)}`;
}

/** Choices stand in their own order, months newest first, and what is without a value last. */
export function inOrder(groups: Aggregate['groups'], field: FieldDefinition): Aggregate['groups'] {
  const places = new Map(field.choices?.map(({ value }, index) => [value, index]));
  const place = (value: string | null) =>
    value === null ? Infinity : (places.get(value) ?? places.size);
  const value = (group: Aggregate['groups'][number]) => group.keys[0]?.value ?? null;
  return groups.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null || places.size) return compare(place(one), place(other));
    return isDate(field) ? other.localeCompare(one) : 0;
  });
}

export function nameOfGroup(
  field: FieldDefinition,
  { value, label }: Key,
  format: Format,
  none: string,
): string {
  if (value === null) return none;
  if (isDate(field))
    return new Intl.DateTimeFormat(format.locale, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${value}-01T00:00:00Z`));
  if (field.type === 'yesNo')
    return say(value === 'true' ? 'records:value.yes' : 'records:value.no');
  const choice = field.choices?.find((one) => one.value === value);
  return choice?.label ?? label ?? value;
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** Records may be in several groups. */
function isSeveral({ type }: FieldDefinition): boolean {
  return type === 'tags' || type === 'multiChoice';
}

function isDate({ type }: FieldDefinition): boolean {
  return type === 'date' || type === 'dateTime';
}
