import { expect, test } from 'vitest';
import { columnsOf } from './rowsQuery';

const columns = ['externalId', 'owner', 'address.city', 'address.country', null].map(
  (field, index) => ({ index, field, format: null, createMissing: false }),
);

test('an error stands at the cell whose column fills its field', () => {
  expect(columnsOf('owner', columns)).toEqual([1]);
});

test('an error of a whole address stands at its parts', () => {
  expect(columnsOf('address', columns)).toEqual([2, 3]);
});

test('an error of the whole row, or of a field that the file lacks, stands at no cell', () => {
  expect(columnsOf(null, columns)).toEqual([]);
  expect(columnsOf('pipeline', columns)).toEqual([]);
});
