import { searchTexts } from '../searchTexts';

/** What the dashboard's address holds. */
export interface DashboardSearch {
  /** A period on the closing date: `2017`, `2017-Q1`, `thisYear`; all time without it. */
  within?: string;
  /** The id of a pipeline. */
  pipeline?: string;
  /** The tables' order: a column, `-` before it for descending. */
  sort?: string;
}

export const dashboardSearch = searchTexts('within', 'pipeline', 'sort');
