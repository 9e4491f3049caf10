import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FieldDefinition, ObjectDefinition, RecordPage, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import type { Format } from '../../platform/format';
import { recordKeys } from '../../records/recordQueries';
import type { FunnelSearch } from './funnelSearch';

export type Funnel = Schemas['Funnel'];
export type FunnelRow = Schemas['FunnelRow'];
export type FunnelStep = Schemas['FunnelStep'];

export const cohorts = 'createdAt:month';

/** The choice whose changes are kept; none where the object has no such field. */
export function trackedChoice(object: ObjectDefinition): FieldDefinition | undefined {
  return object.fields.find(
    ({ type, operators }) => type === 'choice' && operators.includes('=reached='),
  );
}

/** Whether its records go through the stages of pipelines, and that is kept. */
export function hasStages(object: ObjectDefinition): boolean {
  return object.fields.some(
    ({ name, targets, operators }) =>
      name === 'stage' && targets?.includes('stage') && operators.includes('=reached='),
  );
}

/** By name, in their order. */
export const pipelinesQuery = queryOptions({
  queryKey: recordKeys.list('pipeline', { of: 'funnel' }),
  queryFn: ({ signal }) =>
    request<RecordPage>('/api/records/pipeline', {
      query: { fields: 'name', sort: 'position', limit: 200 },
      signal,
    }),
});

/** The funnel, fresh after each change of its records. */
export function funnelQuery(
  object: string,
  { pipeline, steps, group, within, filter }: FunnelSearch,
) {
  const query = {
    pipeline,
    field: pipeline ? 'stage' : undefined,
    steps,
    within,
    filter,
    group: group === 'none' ? undefined : (group ?? cohorts),
  };
  return queryOptions({
    queryKey: [...recordKeys.all(object), 'aggregate', 'funnel', query],
    queryFn: ({ signal }) => request<Funnel>(`/api/funnels/${object}`, { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What steps are shares of: those that came to the first, or all where one is no part of the way. */
export function wholeOf({ steps, all }: Funnel): number {
  return steps.some(({ ends }) => ends) ? all.arrived.count : all.reached[0]!.count;
}

/** The place of the step on the way before this one; none for the first, and for ends beside the way. */
export function placeBefore(steps: FunnelStep[], place: number): number | undefined {
  if (steps[place]!.ends) return undefined;
  const before = steps.slice(0, place).findLastIndex(({ ends }) => !ends);
  return before < 0 ? undefined : before;
}

/** From 0 to 100; null of nothing. */
export function shareOf(count: number, all: number): number | null {
  return all === 0 ? null : (100 * count) / all;
}

const hour = 3600;
const day = 24 * hour;

/** Minutes up to an hour, hours up to two days, then days. */
export function formatDuration(seconds: number, { locale }: Format): string {
  const [value, unit] =
    seconds < hour
      ? [seconds / 60, 'minute']
      : seconds < 2 * day
        ? [seconds / hour, 'hour']
        : [seconds / day, 'day'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
