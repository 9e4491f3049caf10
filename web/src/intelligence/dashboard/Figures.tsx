import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatRate, useFormat } from '../../platform/format';
import type { Format } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import type { Figure } from '../figures';
import classes from './dashboard.module.css';

const known = ['won', 'lost', 'open', 'wonAmount', 'winRate', 'averageDeal', 'salesCycleDays'];

/** The figures of a period; each opens the records that it counts. */
export function Figures({ figures }: { figures: Figure[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <ul className={classes.figures}>
      {figures.map((figure) => {
        const name = known.find((one) => one === figure.name) as 'won' | undefined;
        return (
          <li key={figure.name}>
            <FilterLink object={figure.object} filter={figure.filter} className={classes.figure}>
              <span className={classes.figureName}>{name ? t(`figure.${name}`) : figure.name}</span>
              <strong className="tabular">{shownValue(figure, format)}</strong>
            </FilterLink>
          </li>
        );
      })}
    </ul>
  );
}

/** An amount, a rate, or a number, whichever the figure is. */
export function shownValue(figure: Omit<Figure, 'object' | 'filter'>, format: Format): string {
  const { amount, percent, value, name } = figure;
  if (amount) return formatMoney({ ...amount, amount: whole(amount.amount) }, format);
  if (percent !== null) return formatRate(percent, format);
  if (value === null) return '–';
  return formatNumber(value, format, name === 'salesCycleDays' ? 1 : 0);
}

/** Cents say nothing about a sum of thousands. */
function whole(amount: string): string {
  return Math.abs(Number(amount)) >= 1000 ? Number(amount).toFixed(0) : amount;
}
