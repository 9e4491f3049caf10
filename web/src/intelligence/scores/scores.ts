import { queryOptions } from '@tanstack/react-query';
import type { FieldDefinition, ObjectDefinition, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import type { Format } from '../../platform/format';
import { formatNumber } from '../../platform/format';

export type Overview = Schemas['ScoreOverview'];
export type Plan = Schemas['ScorePlan'];
export type Version = Schemas['ScoreVersion'];
export type VersionLine = Schemas['ScoreVersionLine'];
export type Quality = Schemas['ScoreQuality'];
export type Estimate = Schemas['ScoreEstimate'];
export type Suspicion = Schemas['ScoreSuspicion'];
export type Reason = Schemas['ScoreReason'];

export const scoresKey = ['scores'] as const;

/** Asked for each second while something is learned. */
export function overviewQuery(object: string) {
  return queryOptions({
    queryKey: [...scoresKey, object],
    queryFn: ({ signal }) => request<Overview>(`/api/scores/${object}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (isTraining(state.data) ? 1000 : false),
  });
}

export function versionQuery(object: string, number: number) {
  return queryOptions({
    queryKey: [...scoresKey, object, number],
    queryFn: ({ signal }) =>
      request<Version>(`/api/scores/${object}/versions/${number}`, { signal }),
  });
}

export function bestQuery(object: string) {
  return queryOptions({
    queryKey: [...scoresKey, object, 'best'],
    queryFn: ({ signal }) =>
      request<Schemas['BestScores']>(`/api/scores/${object}/best`, { signal }),
  });
}

export function isTraining(overview: Overview | undefined): boolean {
  return ['waiting', 'running', 'cancelling'].includes(overview?.jobState ?? '');
}

/** Fields whose values can be ends. */
export function endFields(object: ObjectDefinition): FieldDefinition[] {
  return object.fields.filter(({ type }) => type === 'choice');
}

/** Fields that can tell the order of time. */
export function orderFields(object: ObjectDefinition): FieldDefinition[] {
  return object.fields.filter(({ type }) => ['date', 'dateTime', 'number'].includes(type));
}

/** As people write a factor: ×2.1. */
export function formatFactor(factor: number, format: Format): string {
  return `×${formatNumber(factor, format, factor < 0.095 ? 2 : 1)}`;
}

/** The day of a week, 1 for Monday, in the language of the page. */
export function weekday(day: string, { locale }: Format): string {
  const monday = Date.UTC(2024, 0, 1);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    monday + (Number(day) - 1) * 86_400_000,
  );
}
