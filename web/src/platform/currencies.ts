import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from './api';
import { request } from './client';

export type CurrencyInUse = Schemas['CurrencyInUse'];

/** The currencies in which amounts may be entered: the organisation's first, then those that have a rate. */
export const currenciesQuery = queryOptions({
  queryKey: ['currencies'],
  queryFn: async ({ signal }) =>
    (await request<Schemas['Currencies']>('/api/currencies', { signal })).currencies,
  staleTime: 5 * 60_000,
});
