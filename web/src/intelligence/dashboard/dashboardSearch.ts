/** What the dashboard's address holds. */
export interface DashboardSearch {
  /** A period on the closing date: `2017`, `2017-Q1`, `thisYear`; all time without it. */
  within?: string;
  /** The id of a pipeline. */
  pipeline?: string;
  /** The tables' order: a column, `-` before it for descending. */
  sort?: string;
}

export function dashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const result: DashboardSearch = {};
  for (const name of ['within', 'pipeline', 'sort'] as const) {
    const value = search[name];
    if (typeof value === 'number') result[name] = String(value);
    else if (typeof value === 'string' && value !== '') result[name] = value;
  }
  return result;
}
