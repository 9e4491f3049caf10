import { expect, test } from 'vitest';
import type { Aggregate } from '../../platform/api';
import type { Format } from '../../platform/format';
import { deal, field, object } from '../testObjects';
import { chartOf, figuresOf, marksOf, namedEvery, periodAfter } from './chartModel';

const format: Format = { locale: 'en', timeZone: 'UTC' } as Format;
const deals = object(
  deal.fields.map((one) => ({
    ...one,
    groupable: ['status', 'closedOn', 'owner'].includes(one.name),
    aggregates: one.name === 'amount' ? ['sum'] : [],
  })),
);
const groups = (...all: [string | null, number][]): Aggregate => ({
  groups: all.map(([value, count]) => ({ keys: [{ value, label: null }], values: [count] })),
  total: [],
});

test('a chart counts by the first choice unless asked otherwise', () => {
  const chart = chartOf(deals, {})!;
  expect([chart.by.name, chart.form, chart.sum]).toEqual(['status', 'bar', null]);
  expect(chartOf(object([field('name', 'text')]), {})).toBeNull();
});

test('dates are put together by the period, as a line', () => {
  const chart = chartOf(deals, { group: 'closedOn', sum: 'amount', period: 'quarter' })!;
  expect(chart.form).toBe('line');
  expect(figuresOf(chart, 'status==won')).toMatchObject({
    group: 'closedOn:quarter',
    measures: 'sum(amount)',
    filter: 'status==won',
  });
});

test('choices stand in their own order, each with the filter that finds its records', () => {
  const chart = chartOf(deals, { group: 'status' })!;
  const marks = marksOf(groups(['won', 9], ['open', 4], [null, 1]), chart, 'amount>5', format);
  expect(marks.map(({ label, size }) => [label, size])).toEqual([
    ['Open', 4],
    ['Won', 9],
    [marks[2]!.label, 1],
  ]);
  expect(marks[0]!.filter).toBe('amount>5;status==open');
  expect(marks[2]!.filter).toBe('amount>5;status=null=true');
  expect(marks[1]!.color).toBe('teal');
});

test('months without records stand between the others', () => {
  const chart = chartOf(deals, { group: 'closedOn' })!;
  const marks = marksOf(groups(['2027-02', 3], ['2026-11', 2]), chart, undefined, format);
  expect(marks.map(({ key, size }) => [key, size])).toEqual([
    ['2026-11', 2],
    ['2026-12', 0],
    ['2027-01', 0],
    ['2027-02', 3],
  ]);
  expect(marks[1]!.filter).toBe('closedOn=within=2026-12');
});

test('periods follow each other over the years', () => {
  expect(periodAfter('2026-12', 'month')).toBe('2027-01');
  expect(periodAfter('2026-Q4', 'quarter')).toBe('2027-Q1');
  expect(periodAfter('2026-Q1', 'quarter')).toBe('2026-Q2');
  expect(periodAfter('2026', 'year')).toBe('2027');
});

test('on a phone fewer of the marks are named', () => {
  expect(namedEvery(12, 900)).toBe(1);
  expect(namedEvery(24, 900)).toBe(2);
  expect(namedEvery(12, 350)).toBe(3);
  expect(namedEvery(3, 100)).toBe(2);
  expect(namedEvery(1, 0)).toBe(1);
});
