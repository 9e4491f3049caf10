import { expect, test } from 'vitest';
import { partsOf } from './team';
import type { DealTeam } from './team';

const user = (label: string) => ({ id: label, object: 'user', label });

test('the owner comes first, with what is left to them', () => {
  const team: DealTeam = {
    owner: user('Ann'),
    share: 70,
    amount: null,
    members: [
      { id: '1', version: 1, user: user('Bob'), role: 'support', share: 30, amount: null },
      { id: '2', version: 1, user: user('Carl'), role: null, share: 0, amount: null },
    ],
    mayChange: true,
  };
  const parts = partsOf(team);
  expect(parts.map((part) => [part.user?.label, part.share])).toEqual([
    ['Ann', 70],
    ['Bob', 30],
    ['Carl', 0],
  ]);
  expect(new Set(parts.map((part) => part.color)).size).toBe(3);
});
