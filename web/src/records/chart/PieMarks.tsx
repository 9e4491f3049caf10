import { useTranslation } from 'react-i18next';
import { FilterLink } from '../../intelligence/charts/FilterLink';
import { formatPercent, useFormat } from '../../platform/format';
import classes from './chart.module.css';
import type { Mark } from './chartModel';

/** More slices nobody tells apart: the rest is one. */
const most = 8;

const palette = ['indigo', 'teal', 'orange', 'grape', 'cyan', 'yellow', 'pink', 'lime'];

/** The largest marks and what is left of the others. */
export function slicesOf(marks: Mark[], others: string): Mark[] {
  const sorted = marks.filter(({ size }) => size > 0).toSorted((a, b) => b.size - a.size);
  const shown = sorted.length > most ? sorted.slice(0, most - 1) : sorted;
  const rest = sorted.slice(shown.length).reduce((sum, { size }) => sum + size, 0);
  const colored = shown.map((mark, index) => ({ ...mark, color: mark.color ?? palette[index] }));
  return rest > 0
    ? [...colored, { key: '…', label: others, size: rest, value: '', filter: null, color: 'gray' }]
    : colored;
}

/** Slices of a whole, named beside it; each name opens the records behind it. */
export function PieMarks({ marks, object }: { marks: Mark[]; object: string }) {
  const { t } = useTranslation('views');
  const format = useFormat();
  const slices = slicesOf(marks, t('chart.others'));
  const total = slices.reduce((sum, { size }) => sum + size, 0);
  const shares = slices.map(({ size }) => size / total);
  return (
    <div className={classes.pie}>
      <svg viewBox="-1 -1 2 2" aria-hidden>
        {slices.map(({ key, color }, index) => {
          const from = shares.slice(0, index).reduce((sum, share) => sum + share, 0);
          const to = from + shares[index]!;
          return <path key={key} d={sliceOf(from, to)} fill={`var(--mantine-color-${color}-6)`} />;
        })}
      </svg>
      <ul>
        {slices.map(({ key, label, size, value, filter, color }) => {
          const line = (
            <>
              <span
                className={classes.dot}
                style={{ background: `var(--mantine-color-${color}-6)` }}
                aria-hidden
              />
              <span className={classes.sliceName} dir="auto">
                {label}
              </span>
              <span className="tabular">{value}</span>
              <span className={`${classes.share} tabular`}>
                {formatPercent((100 * size) / total, format)}
              </span>
            </>
          );
          return (
            <li key={key}>
              {filter === null ? (
                <span className={classes.slice}>{line}</span>
              ) : (
                <FilterLink object={object} filter={filter} className={classes.slice}>
                  {line}
                </FilterLink>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A slice between two shares of a circle of radius 1, which begins on top. */
export function sliceOf(from: number, to: number): string {
  if (to - from >= 1) return 'M 0 -1 A 1 1 0 1 1 0 1 A 1 1 0 1 1 0 -1 Z';
  const point = (share: number) => {
    const angle = 2 * Math.PI * share;
    return `${Math.sin(angle).toFixed(4)} ${(-Math.cos(angle)).toFixed(4)}`;
  };
  return `M 0 0 L ${point(from)} A 1 1 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)} Z`;
}
