import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { recordKeys } from '../../records/recordQueries';
import type { TraitsSearch } from './traitsSearch';

export type Traits = Schemas['Traits'];
export type FieldTraits = Schemas['FieldTraits'];
export type Trait = Schemas['Trait'];
export type TraitMonth = Schemas['TraitMonth'];
export type TraitCount = Schemas['TraitCount'];

/** The traits, fresh after each change of the records. */
export function traitsQuery(object: string, { within, filter }: TraitsSearch) {
  const query = { within, filter };
  return queryOptions({
    queryKey: [...recordKeys.all(object), 'aggregate', 'traits', query],
    queryFn: ({ signal }) => request<Traits>(`/api/traits/${object}`, { query, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** From 0 to 100; 0 of nothing. */
export function shareWell({ ended, well }: { ended: number; well: number }): number {
  return ended === 0 ? 0 : (100 * well) / ended;
}
