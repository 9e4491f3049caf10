import { useTranslation } from 'react-i18next';
import { formatPercent, useFormat } from '../../platform/format';
import type { TraitPoint } from './traits';
import { placeInTime, shareWell } from './traits';
import classes from './traits.module.css';

const width = 92;
const height = 22;

/** The share of good ends by week or month, from nothing to all; those without records are left free. */
export function Sparkline({ trend }: { trend: TraitPoint[] }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const some = trend.filter(({ ended }) => ended > 0);
  if (some.length < 2) return null;
  const first = some[0]!;
  const last = some.at(-1)!;
  const begin = placeInTime(first.period);
  const span = placeInTime(last.period) - begin;
  const points = some.map(
    (point) =>
      [
        2 + ((placeInTime(point.period) - begin) * (width - 4)) / span,
        2 + (1 - shareWell(point) / 100) * (height - 4),
      ] as const,
  );
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('traits.trend', {
        from: first.period,
        to: last.period,
        first: formatPercent(shareWell(first), format),
        last: formatPercent(shareWell(last), format),
      })}
    >
      <polyline points={points.map(([x, y]) => `${x},${y}`).join(' ')} />
      <circle cx={points.at(-1)![0]} cy={points.at(-1)![1]} r={2} />
    </svg>
  );
}
