import { expect, test } from 'vitest';
import { matches } from './commands';

test('a command is found by the beginnings of its words, in any order', () => {
  expect(matches('Theme: Dark', 'da')).toBe(true);
  expect(matches('Theme: Dark', 'dark the')).toBe(true);
  expect(matches('Language: Қазақша', 'қаз')).toBe(true);
  expect(matches('Theme: Dark', 'ark')).toBe(false);
});

test('before one types, every command is there', () => {
  expect(matches('Sign out', '  ')).toBe(true);
});
