import { expect, test } from 'vitest';
import { barsOf, grouped, isNegotiated, valueOf } from './negotiation';
import type { Change, Course, Step } from './negotiation';

const format = { locale: 'en', timeZone: 'UTC', currency: 'EUR' };

const step = (kind: Step['kind'], amount: string | null, currency = 'EUR'): Step => ({
  kind,
  at: '2026-03-02T09:00:00Z',
  quote: `${kind} ${amount}`,
  name: 'Q-00001',
  currency,
  total: amount === null ? null : { amount, currency },
  discount: null,
  reason: null,
  asked: null,
  changes: [],
  person: null,
  text: null,
});

const course = (...steps: Step[]): Course => ({
  number: 'Q-00001',
  steps,
  difference: null,
  percent: null,
});

const change = (kind: Change['kind'], line: string | null, more: Partial<Change> = {}): Change => ({
  kind,
  line,
  from: null,
  to: null,
  ...more,
});

test('each bar is held against the highest', () => {
  const bars = barsOf(course(step('sent', '80'), step('question', null), step('sent', '100')));
  expect(bars.map(({ height }) => height)).toEqual([0.8, 1]);
});

test('amounts in different currencies, and a single one, are not drawn', () => {
  expect(barsOf(course(step('sent', '80'), step('sent', '100', 'USD')))).toEqual([]);
  expect(barsOf(course(step('sent', '80'), step('accepted', '90')))).toEqual([]);
  expect(barsOf(course(step('sent', null), step('sent', null)))).toEqual([]);
});

test('one version alone is no negotiation, but a question to it is', () => {
  expect(isNegotiated(course(step('sent', '80')))).toBe(false);
  expect(isNegotiated(course(step('sent', '80'), step('question', null)))).toBe(true);
});

test('what changed of one line stands together, what changed of the quote by itself', () => {
  const groups = grouped([
    change('quantity', 'Desk'),
    change('price', 'Desk'),
    change('added', 'Lamp'),
    change('validUntil', null),
    change('terms', null),
  ]);
  expect(groups.map(({ line, changes }) => [line, changes.length])).toEqual([
    ['Desk', 2],
    ['Lamp', 1],
    [null, 1],
    [null, 1],
  ]);
});

test('values are read as what they are', () => {
  const price = change('price', 'Desk');
  expect(valueOf(price, '1234.5', 'EUR', format)).toBe('€1,234.50');
  expect(valueOf(price, '1234.5', null, format)).toBe('1,234.5');
  expect(valueOf(change('discount', 'Desk'), '7.5', 'EUR', format)).toBe('7.5%');
  expect(valueOf(change('reductionPercent', null), '10', 'EUR', format)).toBe('10%');
  expect(valueOf(change('reductionAmount', null), '50', 'EUR', format)).toBe('€50');
  expect(valueOf(change('validUntil', null), '2026-03-02', 'EUR', format)).toBe('Mar 2, 2026');
  expect(valueOf(change('unit', 'Desk'), null, 'EUR', format)).toBe('–');
});
