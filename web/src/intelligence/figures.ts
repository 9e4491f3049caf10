import type { Id, Money, RecordData, Reference } from '../platform/api';
import { request } from '../platform/client';
import { queryOptions } from '@tanstack/react-query';

// The answers of docs/api.md that these pages show.

/** A figure with the filter that opens the records behind it. */
export interface Figure {
  name: string;
  value: number | null;
  amount: Money | null;
  percent: number | null;
  object: string;
  filter: string;
}

export interface Home {
  tasks: { overdue: RecordData[]; today: RecordData[]; next: RecordData[] };
  pipeline: { stage: Reference; count: number; amount: Money | null }[];
  leads: RecordData[];
  recent: Reference[];
  wonThisMonth: Figure;
}

/** Won, lost and open deals of something. */
export interface Score {
  won: number;
  lost: number;
  open: number;
  amount: Money | null;
  /** 0 to 100; null where nothing was decided yet. */
  winRate: number | null;
  filter: string;
}

export interface StageBar {
  key: string;
  label: string;
  count: number;
  amount: Money | null;
  filter: string;
}

export interface MonthBar {
  /** `2017-03` */
  month: string;
  won: number;
  lost: number;
  amount: Money | null;
  filter: string;
}

export interface LostReason {
  key: string | null;
  label: string;
  count: number;
  filter: string;
}

export interface SalesDashboard {
  figures: Figure[];
  stages: StageBar[];
  months: MonthBar[];
  people: (Score & { user: Reference | null })[];
  teams: (Score & { team: Reference | null })[];
  products: (Score & { product: Reference | null })[];
  sectors: (Score & { key: string | null; label: string })[];
  lostReasons: LostReason[];
}

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
