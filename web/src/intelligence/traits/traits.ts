import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { recordKeys } from '../../records/recordQueries';
import type { TraitsSearch } from './traitsSearch';

export type Traits = Schemas['Traits'];
export type FieldTraits = Schemas['FieldTraits'];
export type Trait = Schemas['Trait'];
export type TraitPoint = Schemas['TraitPoint'];
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

/** Where a week (`2026-W10`) or a month (`2026-03`) lies in time: one more for each that follows. */
export function placeInTime(period: string): number {
  const [year, part] = period.split('-') as [string, string];
  if (!part.startsWith('W')) return 12 * Number(year) + Number(part);
  // The fourth of January lies in the first week of its year; the epoch began on a Thursday.
  const days = Date.UTC(Number(year), 0, 4) / 86_400_000;
  return Math.floor((days + 3) / 7) + Number(part.slice(1));
}
