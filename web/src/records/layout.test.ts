import { expect, test } from 'vitest';
import { layoutOf, panelsOf, sectionsOfLayout } from './layout';
import type { RecordLayout } from './layout';
import { field, object } from './testObjects';

const layout = (more: Partial<RecordLayout>): RecordLayout => ({
  types: [],
  sections: [],
  panels: [],
  withoutPanels: [],
  quick: [],
  ...more,
});
const suppliers = layout({ types: ['supplier'] });
const general = layout({});
const company = object([field('name', 'text'), field('phone', 'phone')], {
  layout: { typeField: 'roles', layouts: [suppliers, general] },
});

test('a record has the layout of its type, and else the general one', () => {
  expect(layoutOf(company, { roles: ['customer', 'supplier'] })).toBe(suppliers);
  expect(layoutOf(company, { roles: 'supplier' })).toBe(suppliers);
  expect(layoutOf(company, { roles: ['customer'] })).toBe(general);
  expect(layoutOf(company, {})).toBe(general);
});

test('an object without layouts looks as the product has it', () => {
  expect(layoutOf(object([]), { roles: 'supplier' })).toBeNull();
});

test('a record of a type without a layout looks as the product has it where there is no general one', () => {
  const typed = object([], { layout: { typeField: 'roles', layouts: [suppliers] } });
  expect(layoutOf(typed, { roles: ['customer'] })).toBeNull();
});

test('sections hold the fields that are there', () => {
  const sections = [{ name: 'main', label: 'Who', columns: 2, fields: ['phone', 'gone', 'name'] }];
  expect(
    sectionsOfLayout(company, layout({ sections }))[0]!.fields.map(({ name }) => name),
  ).toEqual(['phone', 'name']);
});

test('panels stand in their order, without those that are left out, newer ones last', () => {
  const all = ['timeline', 'history', 'news', 'consents'].map((name) => ({ name }));
  const shown = panelsOf(
    all,
    layout({ panels: ['consents', 'history'], withoutPanels: ['timeline'] }),
  );
  expect(shown.map(({ name }) => name)).toEqual(['consents', 'history', 'news']);
  expect(panelsOf(all, null)).toEqual(all);
});

test('an optional panel stands only where a layout places it', () => {
  const all = [{ name: 'network', optional: true }, { name: 'consents' }];
  const names = (...args: Parameters<typeof layout>) =>
    panelsOf(all, layout(...args)).map(({ name }) => name);
  expect(panelsOf(all, null).map(({ name }) => name)).toEqual(['consents']);
  expect(names({ panels: ['consents'] })).toEqual(['consents']);
  expect(names({ panels: ['consents', 'network'] })).toEqual(['consents', 'network']);
});
