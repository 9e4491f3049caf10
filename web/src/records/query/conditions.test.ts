import i18next from 'i18next';
import { expect, test } from 'vitest';
import { deal, field, object } from '../testObjects';
import {
  comparisonOf,
  conditionOf,
  fieldsAcross,
  filterFields,
  filterOf,
  inWords,
  operatorsOf,
} from './conditions';
import { partsOf, referencedIds } from './conditions';
import type { Comparison } from './rsql';

const t = i18next.getFixedT('en', 'records');
const fields = filterFields(deal, t);
const format = { locale: 'en', timeZone: 'UTC', currency: 'USD' };
const labels = new Map([['7', 'Negotiation']]);

function condition(name: string, operator: string, values: string[]) {
  const of = fields.find((one) => one.name === name)!;
  return { field: of, operator: operatorsOf(of).find((one) => one.name === operator)!, values };
}

function words(filter: string): string {
  return partsOf(filter)!
    .map((part) => inWords(part, fields, labels, format, t))
    .join(' + ');
}

test('conditions become RSQL, with quotes where a value needs them', () => {
  const parts = [
    condition('name', 'contains', ["O'Neil; Sons"]),
    condition('amount', 'atLeast', ['1000']),
    condition('status', 'anyOf', ['open', 'won']),
    condition('closedOn', 'within', ['2017-Q1']),
    condition('company', 'isEmpty', []),
    condition('key', 'yes', []),
  ].map((one) => comparisonOf(one)!);
  expect(filterOf(parts)).toBe(
    "name=contains='O\\'Neil; Sons';amount>=1000;status=in=(open,won);closedOn=within=2017-Q1;company=null=true;key==true",
  );
});

test('a condition without its value is none yet', () => {
  expect(comparisonOf(condition('name', 'contains', ['']))).toBeNull();
  expect(comparisonOf(condition('status', 'anyOf', []))).toBeNull();
  expect(comparisonOf(condition('owner', 'came', []))).toBeNull();
  expect(comparisonOf(condition('owner', 'came', ['lastMonth']))).toBeNull();
  expect(comparisonOf(condition('owner', 'came', ['', 'me']))).toBeNull();
});

test('only a field whose values are kept is asked for what it became', () => {
  const names = (operators: string[]) =>
    operatorsOf(field('owner', 'reference', { operators })).map(({ name }) => name);
  expect(names(['=in=', '=came='])).toEqual(['anyOf', 'came']);
  expect(names(['=in='])).toEqual(['anyOf']);
});

test('what a condition became reads back as the same condition', () => {
  for (const one of [
    condition('amount', 'below', ['5']),
    condition('status', 'noneOf', ['won']),
    condition('closedOn', 'onOrAfter', ['today-7d']),
    condition('address.city', 'starts', ['Sof']),
    condition('key', 'no', []),
    condition('owner', 'isFilled', []),
    condition('owner', 'came', ['lastMonth', 'me', '7']),
  ]) {
    expect(conditionOf(fields, comparisonOf(one)!)).toEqual(one);
  }
});

test('a filter is said in words', () => {
  expect(words('status==won;amount>=1000')).toBe('Status is Won + Amount is at least $1,000');
  expect(words('stage==7')).toBe('Stage is Negotiation');
  expect(words('owner==me')).toBe('Owner is me');
  expect(words('closedOn=within=2017-03')).toBe('ClosedOn: March 2017');
  expect(words('closedOn=within=lastQuarter')).toBe('ClosedOn: last quarter');
  expect(words('status=in=(open,won)')).toBe('Status is Open or Won');
  expect(words('status=reached=(open,won)')).toBe('Status was ever Open or Won');
  expect(words('status=never=won')).toBe('Status was never Won');
  expect(words('stage=came=(2017-Q1,7)')).toBe('Stage became Negotiation (Q1 2017)');
  expect(words('amount>1,status==won')).toBe('Amount is above $1 or Status is Won');
});

test('what the editor has no words for stands as it was written', () => {
  expect(words('unknown=~=x'.replace('=~=', '=like='))).toBe('unknown=like=x');
  expect(partsOf('status==')).toBeNull();
});

test('an address is asked for by its parts', () => {
  expect(fields.map(({ name }) => name)).toContain('address.city');
  expect(fields.map(({ name }) => name)).not.toContain('address');
});

test('a field beyond a reference is named by both', () => {
  const company = object([field('name', 'text'), field('sector', 'text')], { name: 'company' });
  const catalog = { version: '1', objects: [deal, company] };
  const parts = partsOf('company.sector==retail;company.nothing==1;owner.team==2')!;
  const across = fieldsAcross(deal, catalog, parts, t);
  expect(across.map(({ name, label }) => [name, label])).toEqual([
    ['company.sector', 'Company: sector'],
  ]);
  expect(inWords(parts[0]!, across, labels, format, t)).toBe('Company: sector is retail');
});

test('a field beyond two references is named by all three', () => {
  const company = object([field('sector', 'text')], { name: 'company' });
  const offer = object([field('opportunity', 'reference', { targets: [deal.name] })], {
    name: 'competingOffer',
  });
  const catalog = { version: '1', objects: [deal, company, offer] };
  const parts = partsOf('opportunity.company.sector==retail')!;
  const across = fieldsAcross(offer, catalog, parts, t);
  expect(across.map(({ name }) => name)).toEqual(['opportunity.company.sector']);
  expect(inWords(parts[0]!, across, labels, format, t)).toBe(
    'Opportunity: company: sector is retail',
  );
});

test('a field offers only what the catalog allows', () => {
  const narrow = field('name', 'text', { operators: ['==', '=null='] });
  expect(operatorsOf(narrow).map(({ name }) => name)).toEqual(['is', 'isEmpty', 'isFilled']);
});

test('the records that a filter names are known by their ids, but not me', () => {
  const ids = referencedIds(
    partsOf('stage=in=(7,8);(owner==me,company==9);company=null=true')!,
    fields,
  );
  expect([...ids]).toEqual([
    ['7', ['stage']],
    ['8', ['stage']],
    ['9', ['company']],
  ]);
});

test('a comparison of another field is no condition', () => {
  const other: Comparison = { kind: 'comparison', field: 'nothing', sign: '==', values: ['1'] };
  expect(conditionOf(fields, other)).toBeNull();
});

test('groups, moving days and my team are said in words', () => {
  expect(words('status==open,(amount>=5;closedOn=within=last14d)')).toBe(
    'Status is Open or (Amount is at least $5 and ClosedOn: the last 14 days)',
  );
  expect(words('owner=in=(me,myTeam)')).toBe('Owner is me or my team');
  expect(words('closedOn=within=next1m')).toBe('ClosedOn: the next month');
});
