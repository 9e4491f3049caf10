import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Board, ObjectDefinition } from '../../platform/api';
import { currentLanguage } from '../../platform/languages';
import { queryClient } from '../../platform/queryClient';
import { catalogQuery } from '../catalog';
import { field, object } from '../testObjects';
import { RecordBoard } from './RecordBoard';

const choices = ['new', 'won', 'cold'].map((value) => ({
  value,
  label: value,
  color: 'gray',
  hidden: value === 'cold',
}));
const deals: ObjectDefinition = object(
  [field('name', 'text'), field('status', 'choice', { choices }), field('amount', 'money')],
  { board: { group: 'status', within: null, sum: 'amount', card: ['name', 'amount'] } },
);
const usd = (amount: string) => ({ amount, currency: 'USD' });
const card = (id: string, amount: string) => ({
  id,
  version: 1,
  name: `Deal ${id}`,
  status: 'new',
  amount: usd(amount),
});
const real = globalThis.fetch;
let board: Board;
let answerTo: (method: string, path: string) => Response;

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

// Loading the libraries may take a while on a busy machine.
beforeEach(async () => {
  board = {
    columns: [
      {
        key: 'new',
        label: 'New',
        color: null,
        count: 3,
        sum: usd('40.00'),
        records: [card('a', '10.00'), card('b', '25.00'), card('c', '5.00')],
        next: null,
      },
      { key: 'won', label: 'Won', color: null, count: 0, sum: null, records: [], next: null },
    ],
  };
  globalThis.fetch = async (input, init) => {
    const path = String(input);
    if (path.includes('/board')) return json(board);
    return answerTo(init?.method ?? 'GET', path);
  };
  const catalog = { version: '1', objects: [deals] };
  queryClient.setQueryData(catalogQuery(currentLanguage()).queryKey, catalog);
  const root = createRootRoute({
    component: () => <RecordBoard object={deals} search={{}} onSearch={() => {}} />,
  });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <Notifications />
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByText('Deal a', {}, { timeout: 15_000 });
}, 20_000);

afterEach(() => {
  cleanup();
  queryClient.clear();
  globalThis.fetch = real;
});

const column = (name: string) => within(screen.getByRole('region', { name: new RegExp(name) }));

test('the keyboard carries a card, and the totals follow before it is dropped', async () => {
  const user = userEvent.setup();
  screen.getByRole('link', { name: 'Deal a' }).focus();
  await user.keyboard('m{ArrowRight}');
  expect(column('Won').getByText('$10')).toBeTruthy();
  expect(column('New').getByText('$30')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('Won');
  await user.keyboard('{Escape}');
  expect(column('New').getByText('$40')).toBeTruthy();
});

test('a dropped card stands in its new column and is saved', async () => {
  const sent: string[] = [];
  answerTo = (method, path) => {
    sent.push(`${method} ${path}`);
    const moved = { ...card('a', '10.00'), status: 'won', version: 2 };
    board.columns[0]!.records.shift();
    board.columns[1]!.records.push(moved);
    return json(moved);
  };
  const user = userEvent.setup();
  screen.getByRole('link', { name: 'Deal a' }).focus();
  await user.keyboard('m{ArrowRight}{Enter}');
  expect(column('Won').getByText('Deal a')).toBeTruthy();
  await waitFor(() => expect(sent).toEqual(['PATCH /api/records/opportunity/a']));
});

test('a refused move puts the card back and says why', async () => {
  answerTo = () =>
    json(
      { title: 'Not yet', status: 422, errors: [{ field: 'status', message: 'Ask first.' }] },
      422,
    );
  const user = userEvent.setup();
  screen.getByRole('link', { name: 'Deal b' }).focus();
  await user.keyboard('m{ArrowRight}{Enter}');
  await screen.findByText('Ask first.');
  expect(column('New').getByText('Deal b')).toBeTruthy();
  expect(column('New').getByText('$40')).toBeTruthy();
});

test('a card goes into the column of those without a value, and not into that of a hidden one', async () => {
  const without = { label: 'Nothing', color: null, count: 0, sum: null, records: [], next: null };
  board.columns = [
    { ...without, key: null },
    ...board.columns.slice(0, 1),
    { ...without, key: 'cold', label: 'Cold', count: 1 },
  ];
  await queryClient.invalidateQueries();
  await waitFor(() => expect(column('Cold')).toBeTruthy());
  const user = userEvent.setup();
  screen.getByRole('link', { name: 'Deal a' }).focus();
  await user.keyboard('m{ArrowRight}');
  expect(column('New').getByText('$40')).toBeTruthy();
  await user.keyboard('{ArrowLeft}');
  expect(column('New').getByText('$30')).toBeTruthy();
});
