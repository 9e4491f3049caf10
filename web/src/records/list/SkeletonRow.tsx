import classes from './RecordList.module.css';
import type { Column } from './useColumns';

/** Where a row will stand. */
export function SkeletonRow({ start, columns }: { start: number; columns: Column[] }) {
  return (
    <div
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      role="presentation"
      aria-hidden
    >
      <div />
      {columns.map(({ field }) => (
        <div key={field.name} className={classes.cell}>
          <div className={classes.bone} />
        </div>
      ))}
    </div>
  );
}
