import { expect, test } from 'vitest';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import { cameInFilter, reportOf } from './report';

const object = {
  fields: [
    { name: 'createdAt', filterable: true },
    { name: 'updatedAt', filterable: false },
  ] as FieldDefinition[],
} as ObjectDefinition;
const counts = { create: 7318, update: 0, skip: 0, refuse: 1482, waiting: 0, repeated: 0 };
const times = { startedAt: '2026-11-21T10:00:00Z', finishedAt: '2026-11-21T10:00:09Z' };

test('a report says what is in and what is not', () => {
  expect(reportOf({ counts, rows: 8800 })).toEqual({ cameIn: 7318, left: 1482 });
});

test('rows that were to be skipped are not missing', () => {
  const skipping = { create: 10, update: 5, skip: 3, refuse: 2, waiting: 0, repeated: 0 };
  expect(reportOf({ counts: skipping, rows: 20 })).toEqual({ cameIn: 15, left: 2 });
});

test('what came in is what was made while the import ran', () => {
  expect(cameInFilter(object, { ...times, counts })).toBe(
    "createdAt>='2026-11-21T10:00:00Z';createdAt<='2026-11-21T10:00:09Z'",
  );
});

test('no filter is offered by a field that can not be filtered by', () => {
  expect(cameInFilter(object, { ...times, counts: { ...counts, update: 1 } })).toBeNull();
});
