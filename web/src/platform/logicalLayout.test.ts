import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const sources = resolve(import.meta.dirname, '..');
const styles = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => [file, readFileSync(resolve(sources, file), 'utf8')] as const);

// What has a side of its own doesn't mirror in Hebrew: the logical property does.
const physical =
  /(^|[\s;{])((margin|padding|border|inset|scroll-margin|scroll-padding)-)?(left|right)(-[a-z]+)?\s*:|(text-align|float|clear)\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius/;

test('the layout is written in logical properties, so that it mirrors whole', () => {
  expect(styles.length).toBeGreaterThan(5);
  const found = styles.flatMap(([file, css]) =>
    css
      .split('\n')
      .filter((line) => physical.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('a side is noticed where it is named', () => {
  for (const line of [
    'margin-left: 4px;',
    '{ right: 0;',
    'text-align: right;',
    'border-right-color: red',
  ])
    expect(physical.test(line), line).toBe(true);
  for (const line of [
    'inset-inline-start: 0;',
    'background: linear-gradient(to right, red, blue);',
  ])
    expect(physical.test(line), line).toBe(false);
});
