import type { Id, Schemas } from '../platform/api';
import { request } from '../platform/client';
import { queryOptions } from '@tanstack/react-query';

/** A figure with the filter that opens the records behind it. */
export type Figure = Schemas['Figure'];
export type Home = Schemas['Home'];
export type SalesDashboard = Schemas['SalesDashboard'];
export type StageBar = Schemas['StageBar'];
export type MonthBar = Schemas['MonthBar'];
export type EndReason = Schemas['EndReason'];
export type CycleMonth = Schemas['CycleMonth'];

/** Won, lost and open deals of something. */
export type Score = Omit<Schemas['PersonScore'], 'user'>;

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => request<Home>('/api/home', { signal }),
});

export function dashboardQuery(query: { within?: string | undefined; pipeline?: Id | undefined }) {
  return queryOptions({
    queryKey: ['dashboards', 'sales', query],
    queryFn: ({ signal }) => request<SalesDashboard>('/api/dashboards/sales', { query, signal }),
  });
}
