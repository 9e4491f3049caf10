import { VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { FilterLink } from '../../intelligence/charts/FilterLink';
import classes from './chart.module.css';
import { namedEvery } from './chartModel';
import type { Mark } from './chartModel';

/** The line's place in a box of 100 by 100; it begins at the ground and ends below the edge. */
function pointsOf(marks: Mark[]): { x: number; y: number }[] {
  const highest = Math.max(...marks.map(({ size }) => size), 0);
  return marks.map(({ size }, index) => ({
    x: (100 * (index + 0.5)) / marks.length,
    y: highest === 0 ? 100 : 100 - (88 * Math.max(size, 0)) / highest,
  }));
}

/** A line over the marks, each a strip that opens the records behind it. */
export function LineMarks({ marks, object }: { marks: Mark[]; object: string }) {
  const points = pointsOf(marks);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const every = namedEvery(marks.length, width);
  return (
    <div className={classes.line} ref={ref}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <ol style={{ '--marks': marks.length } as React.CSSProperties}>
        {marks.map(({ key, label, value, filter }, index) => (
          <li key={key}>
            <FilterLink object={object} filter={filter ?? ''} className={classes.strip}>
              <VisuallyHidden>{`${label}: ${value}`}</VisuallyHidden>
              <span
                className={classes.point}
                style={{ insetBlockStart: `${points[index]!.y}%` }}
                title={`${label}: ${value}`}
                aria-hidden
              >
                <span className={`${classes.pointValue} tabular`}>
                  {index % every === 0 ? value : ''}
                </span>
              </span>
            </FilterLink>
            <span className={classes.pointName} aria-hidden>
              {index % every === 0 ? label : ''}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
