import classes from './charts.module.css';
import { FilterLink } from './FilterLink';

export interface Bar {
  key: string;
  label: string;
  /** Its length, from 0. */
  size: number;
  /** What stands on the mark. */
  value: string;
  /** More beside it. */
  detail?: string;
  filter: string;
  color?: string;
}

interface Props {
  bars: Bar[];
  object?: string | undefined;
}

/** Bars beside their names, the longest as long as there is room; each opens the records behind it. */
export function BarList({ bars, object }: Props) {
  const longest = Math.max(...bars.map(({ size }) => size), 0);
  return (
    <ul className={classes.bars}>
      {bars.map(({ key, label, size, value, detail, filter, color }) => (
        <li key={key}>
          <FilterLink object={object} filter={filter} className={classes.bar}>
            <span className={classes.barName} dir="auto">
              {label}
            </span>
            <span className={classes.track} aria-hidden>
              <span
                className={classes.fill}
                hidden={size === 0}
                style={
                  {
                    inlineSize: `${longest === 0 ? 0 : (100 * size) / longest}%`,
                    '--mark': color && `var(--mantine-color-${color}-6)`,
                  } as React.CSSProperties
                }
              />
            </span>
            <span className={`${classes.barValue} tabular`}>{value}</span>
            {detail && <span className={`${classes.barDetail} tabular`}>{detail}</span>}
          </FilterLink>
        </li>
      ))}
    </ul>
  );
}
