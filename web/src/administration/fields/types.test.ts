import { expect, test } from 'vitest';
import type { ShapedField } from './api';
import { draftOf, typeOf } from './types';

const field = {
  label: 'Status',
  labels: {},
  help: {},
  custom: false,
  type: {
    name: 'choice',
    choices: [
      { value: 'new', labels: { en: 'New', bg: 'Нов' }, color: 'blue', hidden: null },
      { value: 'x_old', labels: { en: 'Old' }, color: null, hidden: true },
    ],
  },
} as unknown as ShapedField;

test('choices keep their names in other languages and whether they are hidden', () => {
  const draft = draftOf(field, 'en');
  draft.choices[0]!.label = 'Fresh';
  expect(typeOf(draft, 'en').choices).toEqual([
    { value: 'new', labels: { en: 'Fresh', bg: 'Нов' }, color: 'blue', hidden: false },
    { value: 'x_old', labels: { en: 'Old' }, color: 'gray', hidden: true },
  ]);
});

test('a choice that is there goes on without a name of its own, a new one without a name is dropped', () => {
  const draft = draftOf(field, 'en');
  draft.choices[0]!.label = ' ';
  draft.choices.push({ value: null, label: '', labels: {}, color: 'red', hidden: false });
  const choices = typeOf(draft, 'en').choices ?? [];
  expect(choices.map(({ value }) => value)).toEqual(['new', 'x_old']);
  expect(choices[0]?.labels).toEqual({ bg: 'Нов' });
});

test('a name that stands in for a missing one is not stored as if somebody had given it', () => {
  expect(typeOf(draftOf(field, 'kk'), 'kk').choices?.map(({ labels }) => labels)).toEqual([
    { en: 'New', bg: 'Нов' },
    { en: 'Old' },
  ]);
});
