import type { Schemas } from '../../platform/api';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../platform/format';
import type { Format } from '../../platform/format';

export type Negotiation = Schemas['Negotiation'];
export type Course = Schemas['NegotiationCourse'];
export type Step = Schemas['NegotiationStep'];
export type Change = Schemas['NegotiationChange'];

/** What changed of one line, or of the whole quote where the line is null. */
export interface ChangeGroup {
  line: string | null;
  changes: Change[];
}

/** A single version that nobody said anything to is no negotiation. */
export function isNegotiated({ steps }: Course): boolean {
  return steps.length > 1;
}

/** The totals of the versions, in the order in which they were sent; none where they can't be held against each other. */
export function barsOf({ steps }: Course): { step: Step; height: number }[] {
  const sent = steps.filter(({ kind, total }) => kind === 'sent' && total);
  const currencies = new Set(sent.map(({ total }) => total!.currency));
  const highest = Math.max(...sent.map(({ total }) => Number(total!.amount)));
  if (sent.length < 2 || currencies.size > 1 || highest <= 0) return [];
  return sent.map((step) => ({
    step,
    height: Math.max(0, Number(step.total!.amount) / highest),
  }));
}

/** Neighbours about one line together. */
export function grouped(changes: Change[]): ChangeGroup[] {
  const groups: ChangeGroup[] = [];
  for (const change of changes) {
    const line = change.line ?? null;
    const last = groups.at(-1);
    if (last && line !== null && last.line === line) last.changes.push(change);
    else groups.push({ line, changes: [change] });
  }
  return groups;
}

/** A value of a change as people read it. */
export function valueOf(
  { kind }: Change,
  value: string | null | undefined,
  currency: string | null | undefined,
  format: Format,
): string {
  if (value === null || value === undefined) return '–';
  switch (kind) {
    case 'added':
    case 'removed':
    case 'price':
    case 'reductionAmount':
      return currency
        ? formatMoney({ amount: value, currency }, format)
        : formatNumber(Number(value), format, 4);
    case 'quantity':
      return formatNumber(Number(value), format, 4);
    case 'discount':
    case 'reductionPercent':
    case 'tax':
      return formatPercent(Number(value), format, 2);
    case 'validUntil':
      return formatDate(value, format);
    default:
      // A word in another script keeps its own order inside the sentence.
      return `\u2068${value}\u2069`;
  }
}
