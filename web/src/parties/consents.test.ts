import { expect, test } from 'vitest';
import { byChannel } from './consents';

test('of a channel what was said last counts, and of one day what was entered last', () => {
  const consent = (id: string, channel: string, saidOn: string, createdAt = '') => ({
    id,
    version: 1,
    channel,
    saidOn,
    createdAt,
  });
  const found = byChannel([
    consent('old', 'email', '2024-01-01'),
    consent('new', 'email', '2026-03-01', '2026-03-01T08:00:00Z'),
    consent('newer', 'email', '2026-03-01', '2026-03-01T09:00:00Z'),
    consent('phone', 'phone', '2025-01-01'),
  ]);
  expect(found.map((each) => each.map(({ id }) => id))).toEqual([
    ['newer', 'new', 'old'],
    ['phone'],
  ]);
});
