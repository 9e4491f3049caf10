import { expect, test } from 'vitest';
import type { ImportTarget, Mapping } from '../imports';
import { changed, errorsByPlace, keyTargets, mappedTwice, missingTargets } from './mapping';

function mapping(fields: (string | null)[], more: Partial<Mapping> = {}): Mapping {
  return {
    delimiter: ',',
    encoding: 'UTF-8',
    header: true,
    sheet: null,
    key: null,
    createNew: true,
    clearEmpty: false,
    defaults: {},
    columns: fields.map((field, index) => ({ index, field, format: null, createMissing: false })),
    ...more,
  };
}

function target(field: string, type = 'text', required = false): ImportTarget {
  return {
    field,
    label: field,
    type,
    required,
    matches: [],
    group: 'Company',
    key: type === 'text',
  };
}

test('two columns on one field are both named, with the other', () => {
  const twice = mappedTwice(mapping(['name', 'sector', 'name']), ['account', 'sector', 'alias']);
  expect([...twice]).toEqual([
    [0, 'alias'],
    [2, 'account'],
  ]);
});

test('columns that are not imported never count as mapped twice', () => {
  expect(mappedTwice(mapping([null, null]), ['a', 'b']).size).toBe(0);
});

test('a required field is missing until a column or a value for every row fills it', () => {
  const targets = [target('name', 'text', true), target('pipeline', 'reference', true)];
  expect(missingTargets(mapping(['name']), targets).map(({ field }) => field)).toEqual([
    'pipeline',
  ]);
  const filled = mapping(['name'], { defaults: { pipeline: 'p1' } });
  expect(missingTargets(filled, targets)).toEqual([]);
});

test('only what the file holds can be the key', () => {
  const targets = [target('externalId'), target('amount', 'money'), target('name')];
  const keys = keyTargets(mapping(['externalId', 'amount']), targets);
  expect(keys.map(({ field }) => field)).toEqual(['externalId']);
});

test('taking the key away from its column takes the key away', () => {
  const before = mapping(['externalId'], { key: 'externalId' });
  expect(changed(before, mapping([null])).key).toBeNull();
});

test('a field that a column fills has no value for every row', () => {
  const before = mapping([null], { defaults: { sector: 'retail' } });
  expect(changed(before, { columns: mapping(['sector']).columns }).defaults).toEqual({});
});

test('errors stand at their column, at the field that the file lacks, or at the whole', () => {
  const errors = errorsByPlace([
    { field: 'columns.1', code: 'import.mappedTwice', message: 'twice' },
    { field: 'defaults.owner', code: 'reference.unknown', message: 'who?' },
    { field: 'pipeline', code: 'import.requiredNotMapped', message: 'missing' },
    { field: 'columns', code: 'import.nothingMapped', message: 'nothing' },
  ]);
  expect([...errors]).toEqual([
    [1, 'twice'],
    ['owner', 'who?'],
    ['pipeline', 'missing'],
    ['file', 'nothing'],
  ]);
});

test('with a key nothing more is required: rows update what is there', () => {
  const targets = [target('name', 'text', true)];
  expect(missingTargets(mapping(['externalId'], { key: 'externalId' }), targets)).toEqual([]);
});

test('a column of ids is the key, as it can be nothing else', () => {
  expect(changed(mapping([null, 'name']), { columns: mapping(['id', 'name']).columns }).key).toBe(
    'id',
  );
});
