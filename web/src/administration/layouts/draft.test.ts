import { expect, test } from 'vitest';
import { field, object } from '../../records/testObjects';
import {
  isGeneral,
  leftOut,
  moved,
  placesOf,
  shifted,
  standardLayout,
  titleOf,
  upToDate,
  withSection,
  withoutSection,
} from './draft';

const company = object(
  [
    field('name', 'text'),
    field('sector', 'text'),
    field('founded', 'number', { section: 'about' }),
    field('createdAt', 'dateTime', { section: 'record' }),
  ],
  {
    sections: [
      { name: 'main', label: 'Company' },
      { name: 'about', label: 'About' },
      { name: 'record', label: 'Record' },
    ],
    quickCreate: ['name', 'sector'],
  },
);
const panels = [{ name: 'timeline' }, { name: 'news' }, { name: 'picture', optional: true }];
const standard = standardLayout(company, panels.slice(0, 1), 'All');

test('the standard layout is what the product shows', () => {
  expect(placesOf(standard, company)).toEqual({
    main: ['name', 'sector'],
    about: ['founded'],
    record: ['createdAt'],
    [leftOut]: [],
  });
  expect(isGeneral(standard)).toBe(true);
});

test('a field moves into another section, and out of the layout', () => {
  const next = moved(standard, company, 'sector', 'about', 0);
  expect(placesOf(next, company).about).toEqual(['sector', 'founded']);
  const without = moved(next, company, 'sector', leftOut, 0);
  expect(placesOf(without, company)[leftOut]).toEqual(['sector']);
  expect(without.quick).toEqual(['name']);
});

test('what is newer than a layout comes last in the general one, and is left out of the others', () => {
  const more = object([...company.fields, field('motto', 'text')], company);
  const fields = { ...more, fields: [...company.fields, field('motto', 'text')] };
  expect(placesOf(upToDate(standard, fields, panels), fields).about).toEqual(['founded', 'motto']);
  const sales = { ...standard, roles: ['1'] };
  expect(placesOf(upToDate(sales, fields, []), fields)[leftOut]).toEqual(['motto']);
  const now = upToDate(standard, fields, panels);
  expect(now.panels).toEqual(['timeline', 'news']);
  expect(now.withoutPanels).toEqual(['picture']);
  expect(standardLayout(company, panels, 'All').withoutPanels).toEqual(['picture']);
});

test('a section that goes leaves its fields to its neighbour', () => {
  const next = withoutSection(standard, 'about');
  expect(placesOf(next, company).main).toEqual(['name', 'sector', 'founded']);
  const first = withoutSection(standard, 'main');
  expect(placesOf(first, company).about).toEqual(['founded', 'name', 'sector']);
});

test('a new section has a name of its own and the title that it was given', () => {
  const twice = withSection(withSection(standard, { en: 'Money' }), { en: 'More' });
  const [money, more] = twice.sections.slice(-2);
  expect(money!.name).not.toBe(more!.name);
  expect(titleOf(money!, company, 'bg')).toBe('Money');
  expect(titleOf(standard.sections[1]!, company, 'bg')).toBe('About');
});

test('an item is shifted within the list', () => {
  expect(shifted(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(shifted(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});
