import { useTranslation } from 'react-i18next';
import { formatPercent, useFormat } from '../../platform/format';
import type { TraitMonth } from './traits';
import { shareWell } from './traits';
import classes from './traits.module.css';

const width = 92;
const height = 22;

/** The share of good ends by month, from nothing to all. */
export function Sparkline({ months }: { months: TraitMonth[] }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const some = months.filter(({ ended }) => ended > 0);
  if (some.length < 2) return null;
  const points = some.map(
    (month, index) =>
      [
        2 + (index * (width - 4)) / (some.length - 1),
        2 + (1 - shareWell(month) / 100) * (height - 4),
      ] as const,
  );
  const first = some[0]!;
  const last = some.at(-1)!;
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('traits.months', {
        from: first.month,
        to: last.month,
        first: formatPercent(shareWell(first), format),
        last: formatPercent(shareWell(last), format),
      })}
    >
      <polyline points={points.map(([x, y]) => `${x},${y}`).join(' ')} />
      <circle cx={points.at(-1)![0]} cy={points.at(-1)![1]} r={2} />
    </svg>
  );
}
