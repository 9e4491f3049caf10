import { expect, test } from 'vitest';
import type { ObjectDefinition } from '../../platform/api';
import { exportAddress } from './shown';

const people = { name: 'person' } as ObjectDefinition;
const shown = { filter: "name=='Ада; Ко'", sort: '-name', columns: ['name', 'email'] };

test('an export asks for what the list shows, in its order', () => {
  const query = new URL(exportAddress(people, shown, 'csv', false), 'http://x').searchParams;
  expect(query.get('filter')).toBe(shown.filter);
  expect(query.get('sort')).toBe('-name');
  expect(query.get('fields')).toBe('name,email');
});

test('all fields are asked for as such, and cards have their own', () => {
  expect(exportAddress(people, shown, 'xlsx', true)).toContain('/export.xlsx?');
  expect(
    new URL(exportAddress(people, shown, 'xlsx', true), 'http://x').searchParams.get('fields'),
  ).toBe('*');
  expect(exportAddress(people, shown, 'vcf', false)).not.toContain('fields');
});
