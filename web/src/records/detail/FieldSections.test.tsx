import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordData } from '../../platform/api';
import { queryClient } from '../../platform/queryClient';
import { recordQuery } from '../recordQueries';
import { field, object } from '../testObjects';
import { FieldSections } from './FieldSections';
import { useFieldEditing } from './useFieldEditing';

const company = object([field('name', 'text'), field('sector', 'text', { writable: false })], {
  name: 'company',
});
const record: RecordData = { id: '1', version: 1, name: 'Acme', sector: 'Trade' };
const real = globalThis.fetch;
let sent: unknown[];
let answer: Response;

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

function Page() {
  const editing = useFieldEditing(company);
  const { data } = useQuery({ ...recordQuery('company', '1'), staleTime: Infinity });
  return <FieldSections object={company} record={data!} editing={editing} />;
}

beforeEach(() => {
  sent = [];
  globalThis.fetch = async (_, init) => {
    sent.push(JSON.parse(String(init?.body)));
    return answer;
  };
  queryClient.setQueryData(recordQuery('company', '1').queryKey, record);
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <Notifications />
        <Page />
      </QueryClientProvider>
    </MantineProvider>,
  );
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  globalThis.fetch = real;
});

async function edit(text: string) {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Change Name' }));
  const input = await screen.findByRole('textbox', { name: 'Name' }, { timeout: 15_000 });
  await user.clear(input);
  await user.type(input, text);
  return user;
}

test('a field is saved on leaving it', async () => {
  answer = json({ ...record, name: 'Acme Ltd', version: 2 });
  const user = await edit('Acme Ltd');
  await user.tab();
  await waitFor(() => expect(sent).toEqual([{ name: 'Acme Ltd' }]));
  expect(screen.getByText('Acme Ltd')).toBeTruthy();
}, 20_000);

test('Escape leaves a field as it was', async () => {
  const user = await edit('Something else');
  await user.keyboard('{Escape}');
  expect(screen.getByText('Acme')).toBeTruthy();
  expect(sent).toEqual([]);
}, 20_000);

test('a refused value stays in its field, with the reason beside it', async () => {
  answer = json(
    { title: 'Not yet', status: 422, errors: [{ field: 'name', message: 'Too short.' }] },
    422,
  );
  const user = await edit('A');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Too short.')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'A');
}, 20_000);

test('what one may not change has nothing to press', () => {
  expect(screen.queryByRole('button', { name: 'Change Sector' })).toBeNull();
});
