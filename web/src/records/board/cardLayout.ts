import type { FieldDefinition, ObjectDefinition, RecordData } from '../../platform/api';
import { fieldOf } from '../catalog';
import type { BoardShape } from '../list/shapes';
import { daysSince } from './boardModel';
import type { GroupTraits } from './useBoard';

/** Where each field of a card stands; any object's board reads alike. */
export interface CardLayout {
  amount: FieldDefinition | undefined;
  owner: FieldDefinition | undefined;
  /** The instant from which the days in the column count. */
  since: FieldDefinition | undefined;
  references: FieldDefinition[];
  /** The rest, one line each. */
  lines: FieldDefinition[];
}

export function cardLayout(object: ObjectDefinition, board: BoardShape): CardLayout {
  const { card, group, within, sum } = board;
  const fields = card
    .filter((name) => name !== object.labelField && name !== group && name !== within)
    .flatMap((name) => fieldOf(object, name) ?? []);
  const amount = fields.find(({ name }) => name === sum) ?? fields.find((f) => f.type === 'money');
  const owner = fields.find((field) => field.targets?.includes('user'));
  // Since when it stands in its column is known of the object's own board only.
  const moment = fields.find(({ type }) => type === 'dateTime');
  const since = board.own ? moment : undefined;
  const rest = fields.filter((field) => ![amount, owner, moment].includes(field));
  return {
    amount,
    owner,
    since,
    references: rest.filter(({ type }) => type === 'reference'),
    lines: rest.filter(({ type }) => type !== 'reference'),
  };
}

/** How long a record has been in its column; null where that says nothing, as of a deal that is won. */
export function stayOf(
  record: RecordData,
  layout: CardLayout,
  traits: GroupTraits | undefined,
  now = Date.now(),
): { since: string; days: number; stalled: boolean; limit: number } | null {
  const since = layout.since && record[layout.since.name];
  if (typeof since !== 'string' || traits?.kind === 'won' || traits?.kind === 'lost') return null;
  const days = daysSince(since, now);
  const limit = traits?.stallsAfter ?? Infinity;
  return { since, days, stalled: days > limit, limit };
}
