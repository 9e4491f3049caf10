import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentLanguage } from '../../platform/languages';
import { queryClient } from '../../platform/queryClient';
import { catalogQuery } from '../catalog';
import { field, object } from '../testObjects';
import { FilterBar } from './FilterBar';

const deal = object([
  field('name', 'text'),
  field('status', 'choice', {
    operators: ['=in=', '=came='],
    choices: [
      { value: 'open', label: 'Open', color: 'blue', hidden: false },
      { value: 'won', label: 'Won', color: 'green', hidden: false },
    ],
  }),
  field('owner', 'reference', { operators: ['=in=', '=reached='], targets: ['user'] }),
]);

beforeEach(() => {
  queryClient.setQueryData(catalogQuery(currentLanguage()).queryKey, {
    version: '1',
    objects: [deal],
  });
});

afterEach(cleanup);

function show(filter: string) {
  const onChange = vi.fn<(filter: string | undefined) => void>();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <FilterBar object={deal} filter={filter} onChange={onChange} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onChange;
}

test('of what came to a value in a period, the period is changed', async () => {
  const onChange = show('status=came=(2017-Q1,won)');
  await userEvent.click(await screen.findByRole('button', { name: 'Status became Won (Q1 2017)' }));
  await userEvent.click(await screen.findByRole('combobox', { name: 'Value' }));
  await userEvent.click(await screen.findByRole('option', { name: 'last month' }));
  expect(onChange).toHaveBeenLastCalledWith('status=came=(lastMonth,won)');
});

test('of what came to a value in a period, the values are changed', async () => {
  const onChange = show('status=came=(2017-Q1,won)');
  await userEvent.click(await screen.findByRole('button', { name: /^Status became/ }));
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Open' }));
  expect(onChange).toHaveBeenLastCalledWith('status=came=(2017-Q1,won,open)');
});

test('a condition of what came in a period is removed', async () => {
  const onChange = show('name==A;status=came=(2017-Q1,won)');
  await userEvent.click(await screen.findByRole('button', { name: /^Remove.*Status became/ }));
  expect(onChange).toHaveBeenLastCalledWith('name==A');
});

test('of my team is asked what is, not what was', async () => {
  show('owner=in=(me)');
  await userEvent.click(await screen.findByRole('button', { name: /^Owner is/ }));
  await screen.findByRole('checkbox', { name: 'My team' });
  cleanup();
  show('owner=reached=(me)');
  await userEvent.click(await screen.findByRole('button', { name: /^Owner was ever/ }));
  await screen.findByRole('checkbox', { name: 'Me' });
  expect(screen.queryByRole('checkbox', { name: 'My team' })).toBeNull();
});
