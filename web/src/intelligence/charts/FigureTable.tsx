import type { ReactNode } from 'react';
import charts from './charts.module.css';

interface Props {
  head: string[];
  /** What the table tells, for those who don't see what stands above it. */
  label: string;
  children: ReactNode;
}

/** A table of figures, which scrolls sideways where it must. */
export function FigureTable({ head, label, children }: Props) {
  return (
    <div className={charts.scroll}>
      <table className={charts.table} aria-label={label}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
