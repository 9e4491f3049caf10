import { expect, test } from 'vitest';
import { fileProblem, stepOf } from './steps';

test('an import opens where its work stands', () => {
  expect(stepOf('mapping', undefined)).toBe('columns');
  expect(stepOf('checked', undefined)).toBe('check');
  expect(stepOf('running', undefined)).toBe('run');
});

test('the address chooses a step while the import has not run', () => {
  expect(stepOf('mapping', 'values')).toBe('values');
  expect(stepOf('checked', 'columns')).toBe('columns');
});

test('no address goes back behind the run, or before it', () => {
  expect(stepOf('done', 'columns')).toBe('run');
  expect(stepOf('mapping', 'run')).toBe('check');
});

test('a workbook of another kind, an empty file and a picture are told before they are sent', () => {
  expect(fileProblem({ name: 'accounts.ODS', size: 10 })).toBe('workbook');
  expect(fileProblem({ name: 'accounts.XLSX', size: 10 })).toBeNull();
  expect(fileProblem({ name: 'people.vcf', size: 10 })).toBeNull();
  expect(fileProblem({ name: 'accounts.csv', size: 0 })).toBe('empty');
  expect(fileProblem({ name: 'logo.png', size: 10 })).toBe('notText');
  expect(fileProblem({ name: 'accounts.csv', size: 10 })).toBeNull();
  expect(fileProblem({ name: 'export.txt', size: 10 })).toBeNull();
});
