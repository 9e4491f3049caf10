import { expect, test } from 'vitest';
import { both, parseFilter, quoted, writeFilter } from './rsql';

test('a filter reads into a tree and writes back as it was', () => {
  const filters = [
    'status==won',
    'status==won;amount>=1000',
    'status==won;amount>=1000;(owner==me,team=in=(a,b))',
    "name=='Acme; Ltd'",
    'closedOn=within=2017-Q1',
    'address.city==Sofia;company=null=true',
    'tags=hasAll=(a,b);tags=hasNone=(c)',
  ];
  for (const filter of filters) expect(writeFilter(parseFilter(filter))).toBe(filter);
});

test('and binds closer than or', () => {
  expect(parseFilter('a==1,b==2;c==3')).toEqual({
    kind: 'or',
    filters: [
      { kind: 'comparison', field: 'a', sign: '==', values: ['1'] },
      {
        kind: 'and',
        filters: [
          { kind: 'comparison', field: 'b', sign: '==', values: ['2'] },
          { kind: 'comparison', field: 'c', sign: '==', values: ['3'] },
        ],
      },
    ],
  });
});

test('quotes and backslashes inside a value survive', () => {
  const value = `O'Neil \\ "Sons"; (new)`;
  const filter = parseFilter(`name==${quoted(value)}`);
  expect(filter).toMatchObject({ values: [value] });
  expect(writeFilter(filter)).toBe(`name==${quoted(value)}`);
});

test('letters of every script need no quotes, spaces do', () => {
  expect(quoted('София')).toBe('София');
  expect(quoted('北京 有限公司')).toBe("'北京 有限公司'");
  expect(quoted('')).toBe("''");
});

test('what is no filter is refused where it stops being one', () => {
  for (const text of ['name', 'name==', 'a==1;', '(a==1', "a=='x", 'a==1)b==2', 'a==b c']) {
    expect(() => parseFilter(text), text).toThrow(SyntaxError);
  }
});

test('an empty filter is none', () => {
  expect(parseFilter('  ')).toBeNull();
  expect(writeFilter(null)).toBe('');
});

test('two filters together keep each whole', () => {
  expect(both('a==1,b==2', 'c==3;d==4')).toBe('(a==1,b==2);c==3;d==4');
  expect(both(undefined, 'c==3')).toBe('c==3');
  expect(both(undefined, '')).toBe('');
});
