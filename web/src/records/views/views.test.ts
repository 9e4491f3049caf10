import { expect, test } from 'vitest';
import type { SavedView } from '../../platform/api';
import { searchOf, viewed, withChanges } from './views';

function view(id: string, more: Partial<SavedView> = {}): SavedView {
  return {
    id,
    object: 'opportunity',
    name: id,
    owner: { id: 'u', label: 'Ann' },
    sharing: 'me',
    team: null,
    kind: 'list',
    filter: null,
    sort: null,
    columns: [],
    group: null,
    date: null,
    within: null,
    chart: null,
    version: 1,
    mayChange: true,
    leftOut: [] as SavedView['leftOut'],
    defaultFor: [],
    ...more,
  };
}

const large = view('large', {
  filter: 'amount>1000',
  sort: '-amount',
  columns: [
    { field: 'name', width: 240, frozen: false },
    { field: 'company', width: null, frozen: true },
  ],
});
const board = view('board', { kind: 'board', group: 'status' });
const all = { views: [large, board], defaults: { opportunity: 'large' } };

test('a view of a chart says how it is drawn', () => {
  const chart = { form: 'pie', sum: null, period: 'quarter' } as const;
  expect(searchOf(view('chart', { kind: 'chart', group: 'closedOn', chart }))).toEqual({
    as: 'chart',
    group: 'closedOn',
    form: 'pie',
    period: 'quarter',
  });
});

test('a view reads as an address would say it', () => {
  expect(searchOf(large)).toEqual({
    filter: 'amount>1000',
    sort: '-amount',
    columns: 'name,company!',
  });
  expect(searchOf(board)).toEqual({ as: 'board', group: 'status' });
});

test('an address that says nothing opens with the default, any other stands for itself', () => {
  expect(viewed('opportunity', {}, all).view).toBe(large);
  expect(viewed('opportunity', { peek: 'x' }, all).view).toBe(large);
  expect(viewed('opportunity', { filter: 'status==won' }, all).view).toBeUndefined();
  expect(viewed('opportunity', { view: 'all' }, all)).toMatchObject({ missing: false, shown: {} });
  expect(viewed('company', {}, all).view).toBeUndefined();
  expect(viewed('opportunity', { view: 'gone' }, all).missing).toBe(true);
});

test('what the address says stands in place of what the view says', () => {
  const { shown, changed } = viewed(
    'opportunity',
    { view: 'large', filter: '', sort: 'name' },
    all,
  );
  expect(changed).toBe(true);
  expect(shown.filter).toBeUndefined();
  expect(shown.sort).toBe('name');
  expect(viewed('opportunity', { view: 'large' }, all).changed).toBe(false);
});

test('a change says what is otherwise, and nothing once it is as in the view again', () => {
  const cleared = withChanges({}, large, { filter: undefined });
  expect(cleared).toEqual({ view: 'large', filter: '' });
  expect(withChanges(cleared, large, { filter: 'amount>1000' })).toEqual({ view: 'large' });
  const asList = withChanges({ view: 'board' }, board, { as: undefined, group: undefined });
  expect(asList).toEqual({ view: 'board', as: 'list', group: '' });
  expect(viewed('opportunity', asList, all).shown).toMatchObject({ as: 'list' });
  expect(withChanges(asList, board, { as: 'board', group: 'status' })).toEqual({ view: 'board' });
  expect(withChanges({ view: 'all', filter: 'a==1' }, undefined, { filter: undefined })).toEqual({
    view: 'all',
  });
});

test('looking into a record changes no view', () => {
  const looked = withChanges({ view: 'large' }, large, { peek: 'x' });
  expect(looked).toEqual({ view: 'large', peek: 'x' });
  expect(withChanges(looked, large, { peek: undefined })).toEqual({ view: 'large' });
});
