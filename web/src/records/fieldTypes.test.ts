import { expect, test } from 'vitest';
import { toJson } from './fieldTypes';
import { field } from './testObjects';

test('tags go to the server by their ids, and new ones as words', () => {
  const tags = field('tags', 'tags');
  const known = { id: '7', label: 'VIP', color: 'red' };
  const typed = { id: '', label: 'Messe 2026', color: 'gray' };
  expect(toJson(tags, [known, typed])).toEqual(['7', 'Messe 2026']);
  expect(toJson(tags, { add: [typed] })).toEqual({ add: ['Messe 2026'] });
  expect(toJson(tags, [])).toBeNull();
  expect(toJson(field('roles', 'multiChoice'), { remove: ['partner'] })).toEqual({
    remove: ['partner'],
  });
});
