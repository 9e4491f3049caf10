import { expect, test } from 'vitest';
import type { FieldDefinition } from '../../platform/api';
import type { CardLayout } from './cardLayout';
import { stayOf } from './cardLayout';
import type { GroupTraits } from './useBoard';

const day = 86_400_000;
const now = Date.UTC(2026, 2, 20, 9);
const since = new Date(now - 14 * day - 3_600_000).toISOString();
const layout: CardLayout = {
  amount: undefined,
  owner: undefined,
  since: { name: 'stageSince', type: 'dateTime' } as FieldDefinition,
  references: [],
  lines: [],
};
const deal = { id: '1', version: 1, stageSince: since };

function stay(traits?: Partial<GroupTraits>, of: CardLayout = layout) {
  return stayOf(deal, of, traits && (traits as GroupTraits), now);
}

test('a card is stalled once it stands in its column for more days than the limit', () => {
  expect(stay({ kind: 'open', stallsAfter: 14 })).toEqual({
    since,
    days: 14,
    stalled: false,
    limit: 14,
  });
  expect(stay({ kind: 'open', stallsAfter: 13 })).toMatchObject({ days: 14, stalled: true });
});

test('without a limit a card may stay as long as it likes', () => {
  expect(stay({ kind: 'open' })).toMatchObject({ days: 14, stalled: false, limit: Infinity });
  expect(stay()).toMatchObject({ stalled: false });
});

test('how long a deal has been won or lost says nothing, nor does a board without the moment', () => {
  expect(stay({ kind: 'won', stallsAfter: 1 })).toBeNull();
  expect(stay({ kind: 'lost', stallsAfter: 1 })).toBeNull();
  expect(stay({ kind: 'open', stallsAfter: 1 }, { ...layout, since: undefined })).toBeNull();
});
