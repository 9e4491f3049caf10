import { expect, test } from 'vitest';
import { errorsOf, initialAnswer, isOpen, partyBody } from './conversion';

const json = (values: object) => values as Record<string, unknown>;
const problem = (field: string, message: string) => ({ field, code: 'x', message });
const match = { id: 'c1', label: 'Acme', detail: null, reasons: ['name' as const] };

test('a match is taken rather than making a twin', () => {
  const answer = initialAnswer({ proposed: { name: 'Acme' }, matches: [match] });
  expect(partyBody(answer, json)).toEqual({ id: 'c1' });
});

test('without a match the proposal is created, and without a proposal nothing', () => {
  const fresh = initialAnswer({ proposed: { name: 'Acme' }, matches: [] });
  expect(partyBody(fresh, json)).toEqual({ create: { name: 'Acme' } });
  expect(partyBody(initialAnswer(null), json)).toBeNull();
  expect(partyBody(initialAnswer({ proposed: {}, matches: [] }), json)).toBeNull();
});

test('another record counts only once it is chosen', () => {
  const answer = { ...initialAnswer(null), choice: { kind: 'other' as const } };
  expect(isOpen(answer)).toBe(true);
  const other = { id: 'c2', object: 'company', label: 'Other' };
  expect(partyBody({ ...answer, other }, json)).toEqual({ id: 'c2' });
});

test('errors stand at the field of their part', () => {
  const errors = [
    problem('opportunity.create.name', 'first'),
    problem('opportunity.name', 'second'),
    problem('person.email', 'mail'),
    problem('company', 'whole'),
  ];
  expect(errorsOf('opportunity', errors)).toEqual({ name: 'first' });
  expect(errorsOf('person', errors)).toEqual({ email: 'mail' });
  expect(errorsOf('company', errors)).toEqual({ '': 'whole' });
});
