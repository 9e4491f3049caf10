import type { Score } from '../figures';

export const scoreColumns = ['label', 'won', 'lost', 'open', 'winRate', 'amount'] as const;

export type ScoreColumn = (typeof scoreColumns)[number];

/** A row of a table of people, teams, products or sectors. */
export interface ScoreRow extends Score {
  key: string;
  label: string;
}

export interface Sort {
  column: ScoreColumn;
  descending: boolean;
}

/** Reads `-amount`; what names no column is the amount, largest first. */
export function sortOf(text: string | undefined): Sort {
  const name = text?.replace(/^-/, '');
  const column = scoreColumns.find((one) => one === name);
  return column
    ? { column, descending: text!.startsWith('-') }
    : { column: 'amount', descending: true };
}

/** The sort after a click on a head: figures begin with the largest, names with the first. */
export function nextSort({ column, descending }: Sort, clicked: ScoreColumn): string {
  const first = clicked !== 'label';
  const next = column === clicked ? !descending : first;
  return next ? `-${clicked}` : clicked;
}

/** In the order asked for; what has no value comes last either way. */
export function sorted(rows: ScoreRow[], { column, descending }: Sort, locale: string): ScoreRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (column === 'label') return sign * a.label.localeCompare(b.label, locale);
    const [x, y] = [numberOf(a, column), numberOf(b, column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y) || a.label.localeCompare(b.label, locale);
  });
}

function numberOf(row: ScoreRow, column: Exclude<ScoreColumn, 'label'>): number | null {
  if (column === 'amount') return row.amount === null ? null : Number(row.amount.amount);
  return row[column];
}
