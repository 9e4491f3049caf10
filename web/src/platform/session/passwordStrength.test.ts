import { expect, test } from 'vitest';
import { passwordStrength } from './passwordStrength';

test('a short password is too short, however varied', () => {
  expect(passwordStrength('aB3$x')).toBe('tooShort');
});

test('a repeated letter is weak, however long', () => {
  expect(passwordStrength('aaaaaaaaaaaaaaaa')).toBe('weak');
});

test('four unrelated words are strong', () => {
  expect(passwordStrength('correct horse battery staple')).toBe('strong');
});
