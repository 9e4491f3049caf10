import { expect, test } from 'vitest';
import { placed } from './placed';

const sections = { main: ['name', 'sector', 'phone'], about: ['founded'] };

test('a field moves within its section', () => {
  expect(placed(sections, 'phone', 'main', 1)).toEqual({
    main: ['name', 'phone', 'sector'],
    about: ['founded'],
  });
});

test('a field moves into another section', () => {
  expect(placed(sections, 'sector', 'about', 1)).toEqual({
    main: ['name', 'phone'],
    about: ['founded', 'sector'],
  });
});
