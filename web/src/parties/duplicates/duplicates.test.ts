import { expect, test } from 'vitest';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import { compared, firstChoice, mergedFields, takenFields } from './duplicates';
import { duplicatesSearch } from './duplicatesSearch';

function field(name: string, writable = true): FieldDefinition {
  return { name, label: name, type: 'text', writable } as FieldDefinition;
}

const fields = [field('name'), field('phone'), field('email'), field('sector'), field('company')];
const one = {
  id: '1',
  version: 1,
  name: 'Acme',
  phone: '+1',
  email: null,
  sector: null,
  company: { id: 'c', object: 'company', label: 'Old name' },
};
const other = {
  id: '2',
  version: 3,
  name: 'ACME Ltd',
  phone: '+1',
  email: 'a@b.example',
  sector: null,
  company: { id: 'c', object: 'company', label: 'New name' },
};

test('fields that both leave empty are not compared', () => {
  const { different, same } = compared(fields, one, other);
  expect(different.map(({ name }) => name)).toEqual(['name', 'email']);
  expect(same.map(({ name }) => name)).toEqual(['phone', 'company']);
});

test('the survivor keeps its values and is filled from the other one', () => {
  const choice = firstChoice(fields, { one, other }, 'one');
  expect(choice).toMatchObject({ name: 'one', phone: 'one', email: 'other', sector: 'one' });
  expect(takenFields(choice, 'one')).toEqual(['email']);
});

test('the other one may survive', () => {
  const choice = firstChoice(fields, { one, other }, 'other');
  expect(takenFields(choice, 'other')).toEqual([]);
  expect(takenFields({ ...choice, name: 'one' }, 'other')).toEqual(['name']);
});

test("a person's whole name follows from its parts", () => {
  const person = {
    labelField: 'name',
    fields: [field('name'), field('firstName'), field('lastName'), field('createdAt', false)],
  } as ObjectDefinition;
  expect(mergedFields(person).map(({ name }) => name)).toEqual(['firstName', 'lastName']);
  expect(mergedFields({ ...person, fields } as ObjectDefinition)).toHaveLength(5);
});

test('an address that nobody wrote shows all pairs', () => {
  expect(duplicatesSearch({ object: 7, show: 'all' })).toEqual({});
  expect(duplicatesSearch({ object: 'person', show: 'rejected' })).toEqual({
    object: 'person',
    show: 'rejected',
  });
});
