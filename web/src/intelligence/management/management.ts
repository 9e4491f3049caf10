import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Id, RecordData, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { recordKeys } from '../../records/recordQueries';

export type Salespeople = Schemas['Salespeople'];
export type Salesperson = Schemas['Salesperson'];
export type SalespeopleMean = Schemas['SalespeopleMean'];
export type FairRate = Schemas['FairRate'];
export type CountFigure = Schemas['CountFigure'];
export type Targets = Schemas['Targets'];
export type TargetLine = Schemas['TargetLine'];

/** Fresh after each change of a deal. */
export function salespeopleQuery(within: string) {
  return queryOptions({
    queryKey: [...recordKeys.all('opportunity'), 'aggregate', 'salespeople', within],
    queryFn: ({ signal }) =>
      request<Salespeople>('/api/salespeople', { query: { within }, signal }),
    placeholderData: keepPreviousData,
  });
}

export type FirstAnswersLine = Schemas['FirstAnswersLine'];

/** Fresh after each change of a lead. */
export function answersQuery(within: string) {
  return queryOptions({
    queryKey: [...recordKeys.all('lead'), 'aggregate', 'answers', within],
    queryFn: ({ signal }) =>
      request<Schemas['FirstAnswers']>('/api/first-answers', { query: { within }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Fresh after each change of a target. */
export function targetsQuery(within: string) {
  return queryOptions({
    queryKey: [...recordKeys.all('target'), 'aggregate', 'progress', within],
    queryFn: ({ signal }) => request<Targets>('/api/targets', { query: { within }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How long a bar is that may go beyond its end: at most all of it. */
export function filled(percent: number | null): number {
  return Math.max(0, Math.min(100, percent ?? 0));
}

export type Forecast = Schemas['Forecast'];
export type ForecastExpected = Schemas['ForecastExpected'];
export type ForecastHistory = Schemas['ForecastHistory'];
export type ForecastKept = Schemas['ForecastKept'];

export const ways = ['month', 'owner', 'team', 'product'] as const;

/** Fresh after each change of a deal. */
export function forecastQuery(within: string, by: string) {
  const query = { within, by };
  return queryOptions({
    queryKey: [...recordKeys.all('opportunity'), 'aggregate', 'forecast', query],
    queryFn: ({ signal }) => request<Forecast>('/api/forecast', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

export const forecastHistoryQuery = queryOptions({
  queryKey: [...recordKeys.all('opportunity'), 'aggregate', 'forecast', 'history'],
  queryFn: ({ signal }) => request<ForecastHistory>('/api/forecast/history', { signal }),
});

export type NextWork = Schemas['NextWork'];

export const nextHourQuery = queryOptions({
  queryKey: ['home', 'nextHour'],
  queryFn: ({ signal }) => request<Schemas['NextHour']>('/api/next-hour', { signal }),
});

export type NextReason = Schemas['NextReason'];

/** Fresh after each change of the record, and of any task. */
export function waitingQuery(object: string, { id, version }: RecordData) {
  return queryOptions({
    queryKey: [...recordKeys.all('task'), 'waiting', object, id, version],
    queryFn: ({ signal }) =>
      request<Schemas['WaitingRecord']>(`/api/records/${object}/${id}/waiting`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Fresh after each change of a deal. */
export function waitingDealsQuery(limit: number) {
  return queryOptions({
    queryKey: [...recordKeys.all('opportunity'), 'aggregate', 'waiting', limit],
    queryFn: ({ signal }) =>
      request<Schemas['WaitingDeals']>('/api/waiting-deals', { query: { limit }, signal }),
    placeholderData: keepPreviousData,
  });
}

export type PipelineMovement = Schemas['PipelineMovement'];
export type MovementStep = Schemas['MovementStep'];
export type MovedDealsOf = Schemas['MovedDeals'];

/** Fresh after each change of a deal. */
export function movementQuery(within: string, pipeline: Id | undefined) {
  const query = { within, pipeline };
  return queryOptions({
    queryKey: [...recordKeys.all('opportunity'), 'aggregate', 'movement', query],
    queryFn: ({ signal }) => request<PipelineMovement>('/api/pipeline-movement', { query, signal }),
    placeholderData: keepPreviousData,
  });
}
