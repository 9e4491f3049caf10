import { expect, test } from 'vitest';
import { dateExample } from './dateFormats';

test('a format shows a date that can be read only one way', () => {
  expect(dateExample('M/d/yyyy')).toBe('3/25/2026');
  expect(dateExample('dd.MM.yyyy')).toBe('25.03.2026');
  expect(dateExample("yyyy-MM-dd'T'HH:mm")).toBe('2026-03-25T18:50');
});
