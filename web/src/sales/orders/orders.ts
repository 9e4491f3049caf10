import type { RecordData, Schemas } from '../../platform/api';
import { both } from '../../records/query/rsql';

export type OrderView = Schemas['OrderView'];
export type OrderLine = Schemas['OrderLineView'];

/** Not all of it is delivered. */
export const open = 'status=in=(confirmed,partlyDelivered)';

/** What should have been delivered by now. */
export const late = both(open, 'promisedOn<today');

/** Whether an order should have been delivered by `today`. */
export function isLate(order: RecordData, today: string): boolean {
  const promised = order.promisedOn;
  const waits = order.status === 'confirmed' || order.status === 'partlyDelivered';
  return waits && typeof promised === 'string' && promised < today;
}

/** What of a line can still go out, or come back. */
export function movable(line: OrderLine, kind: 'delivery' | 'return'): number {
  return kind === 'delivery' ? line.left : line.delivered - line.returned;
}

/** What moves by itself: a line, or a part of a bundle. */
export const keyOf = (line: Pick<OrderLine, 'id' | 'part'>) =>
  `${line.id ?? 'whole'} ${line.part ?? ''}`;

/** A part of a bundle is called by both. */
export function nameOf(line: OrderLine): string {
  return line.bundle ? `${line.bundle}: ${line.description}` : line.description;
}

/** Quantities as somebody types them; null for one that is none. */
export function quantityOf(text: string | number): number | null {
  const value = typeof text === 'number' ? text : Number(text.replace(',', '.'));
  return text !== '' && Number.isFinite(value) && value >= 0 ? value : null;
}
