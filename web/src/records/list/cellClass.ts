import classes from './RecordList.module.css';

/** How a cell stands: the name and frozen columns stay while one looks at far columns. */
export function cellClass(base: string | undefined, column: number, stays: number | null): string {
  const more = column === 0 ? classes.name : stays === null ? undefined : classes.stays;
  return [base, more].filter(Boolean).join(' ');
}
