import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordData } from '../../platform/api';
import { currentLanguage } from '../../platform/languages';
import { queryClient } from '../../platform/queryClient';
import { catalogQuery } from '../catalog';
import { field, object } from '../testObjects';
import { CreateForm } from './CreateForm';
import { readDraft } from './drafts';

const company = object(
  [
    field('name', 'text', { required: true }),
    field('email', 'email'),
    field('sector', 'text'),
    field('key', 'text', { required: true, default: 'K-1' }),
  ],
  { name: 'company', label: 'Company', quickCreate: ['name', 'email'] },
);
const real = globalThis.fetch;
let sent: unknown[];
let answer: () => Response;

beforeEach(() => {
  sessionStorage.clear();
  sent = [];
  globalThis.fetch = async (_, init) => {
    sent.push(JSON.parse(String(init!.body)));
    return answer();
  };
});

afterEach(() => {
  cleanup();
  globalThis.fetch = real;
});

function reply(status: number, body: object): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  answer = () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
}

function show(object = company) {
  const onCreated = vi.fn<(record: RecordData) => void>();
  const view = render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <CreateForm object={object} onCancel={() => {}} onCreated={onCreated} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { onCreated, ...view };
}

test('what is filled in is sent, with the defaults, and the draft is forgotten', async () => {
  reply(201, { id: '1', version: 1, name: 'Acme' });
  const { onCreated } = show();
  await userEvent.type(await screen.findByLabelText(/Name/), 'Acme');
  expect(readDraft('company')).toMatchObject({ name: 'Acme' });
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
  expect(sent).toEqual([{ key: 'K-1', name: 'Acme' }]);
  expect(readDraft('company')).toBeNull();
});

test('a double click creates one record', async () => {
  reply(201, { id: '1', version: 1, name: 'Acme' });
  const { onCreated } = show();
  await userEvent.type(await screen.findByLabelText(/Name/), 'Acme');
  const create = screen.getByRole('button', { name: 'Create' });
  // Both clicks come before the page is drawn anew, as they do where it is slow.
  create.click();
  create.click();
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
  expect(sent).toHaveLength(1);
});

test('what was refused can be sent again', async () => {
  reply(422, {
    title: 'Not yet',
    status: 422,
    errors: [{ field: 'email', code: 'x', message: 'No.' }],
  });
  const { onCreated } = show();
  await userEvent.type(await screen.findByLabelText(/Name/), 'Acme');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('No.')).toBeTruthy();
  reply(201, { id: '1', version: 1, name: 'Acme' });
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
});

test('a missing value is asked for before anything is sent, and has the focus', async () => {
  show();
  const name = await screen.findByLabelText(/Name/);
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('Name: please fill this in.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(name));
  expect(sent).toEqual([]);
});

test("the server's refusal stands at its field, and nothing typed is lost", async () => {
  reply(422, {
    title: 'Not yet',
    status: 422,
    errors: [{ field: 'email', code: 'email', message: 'This is no e-mail address.' }],
  });
  show();
  await userEvent.type(await screen.findByLabelText(/Name/), 'Acme');
  const email = screen.getByLabelText(/Email/);
  await userEvent.type(email, 'acme');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('This is no e-mail address.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(email));
  expect((screen.getByLabelText(/Name/) as HTMLInputElement).value).toBe('Acme');
});

test('a refused field among those not shown is brought to light', async () => {
  reply(422, {
    title: 'Not yet',
    status: 422,
    errors: [{ field: 'sector', code: 'x', message: 'Not this sector.' }],
  });
  show();
  await userEvent.type(await screen.findByLabelText(/Name/), 'Acme');
  expect(screen.queryByLabelText(/Sector/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('Not this sector.')).toBeTruthy();
});

test('what was typed is there again when the form is opened anew', async () => {
  const { unmount } = show();
  await userEvent.type(await screen.findByLabelText(/Name/), 'Half a name');
  unmount();
  show();
  expect(((await screen.findByLabelText(/Name/)) as HTMLInputElement).value).toBe('Half a name');
});

test('what may be here already is told with how likely that is, and why', async () => {
  reply(200, {
    candidates: [
      {
        id: '1',
        object: 'company',
        label: 'Acme Ltd',
        detail: 'Trade',
        score: 0.876,
        reasons: ['name'],
      },
    ],
  });
  show({ ...company, duplicates: true });
  await userEvent.type(await screen.findByLabelText(/Name/), 'Acme');
  expect(await screen.findByText('Trade · 87% likely · same name')).toBeTruthy();
});

test('as owners those are offered for whom one may create', async () => {
  const asked: string[] = [];
  globalThis.fetch = async (input) => {
    asked.push(decodeURIComponent(String(input)));
    return new Response(JSON.stringify({ records: [{ id: '7', version: 1, name: 'Ivana' }] }), {
      headers: { 'Content-Type': 'application/json' },
    });
  };
  const user = object([field('name', 'text')], { name: 'user' });
  queryClient.setQueryData(catalogQuery(currentLanguage()).queryKey, {
    version: '1',
    objects: [user],
  });
  const owner = field('owner', 'reference', {
    targets: ['user'],
    newOptionsFilter: 'id==7,team==myTeam',
  });
  show(object([field('name', 'text'), owner], { name: 'company', quickCreate: ['name', 'owner'] }));
  await userEvent.click(await screen.findByRole('combobox'));
  expect(await screen.findByText('Ivana')).toBeTruthy();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('/api/records/user?filter=id==7,team==myTeam');
});
