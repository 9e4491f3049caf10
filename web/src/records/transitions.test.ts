import { expect, test } from 'vitest';
import { field } from './testObjects';
import { mayFollow } from './transitions';

const status = field('status', 'choice', {
  transitions: { '': ['new', 'seen'], new: ['seen'], seen: [], done: [] },
});

test('a record keeps its value, and goes only where it may', () => {
  const open = mayFollow(status, { id: '1', version: 1, status: 'new' });
  expect(['new', 'seen', 'done'].filter(open)).toEqual(['new', 'seen']);
});

test('a new record begins with what no command gives', () => {
  const open = mayFollow(status, { status: 'seen' });
  expect(['new', 'seen', 'done'].filter(open)).toEqual(['new', 'seen']);
});

test('without a word of an administrator everything may follow', () => {
  const open = mayFollow(field('status', 'choice'), { id: '1', version: 1, status: 'done' });
  expect(['new', 'seen', 'done'].filter(open)).toEqual(['new', 'seen', 'done']);
});

test('what is hidden is offered to nobody, and stays where it is', () => {
  const choices = ['new', 'seen'].map((value) => ({
    value,
    label: value,
    color: 'gray',
    hidden: value === 'seen',
  }));
  const hiding = field('status', 'choice', { choices });
  const open = mayFollow(hiding, { id: '1', version: 1, status: 'new' });
  expect(['new', 'seen'].filter(open)).toEqual(['new']);
  expect(mayFollow(hiding, { id: '1', version: 1, status: 'seen' })('seen')).toBe(true);
});
