import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import dashboard from '../dashboard/dashboard.module.css';
import type { Forecast } from './management';
import classes from './management.module.css';
import { Progress } from './Progress';

/** What the period comes to, and what is in no period. */
export function ForecastHead({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const { total, target, overdue, undated } = forecast;
  const sum = Number(total.won.amount) + Number(total.weighted.amount);
  const expected = { amount: String(sum), currency: total.won.currency };
  const figures = [
    { name: 'won' as const, money: total.won, filter: total.wonFilter },
    { name: 'committed' as const, money: total.committed, filter: total.commitFilter },
    { name: 'likely' as const, money: total.likely, filter: total.likelyFilter },
    { name: 'best' as const, money: total.best, filter: total.openFilter },
  ];
  return (
    <>
      <ul className={dashboard.figures}>
        <li>
          <div className={dashboard.figure}>
            <span className={dashboard.figureName}>{t('forecast.sum')}</span>
            <strong className="tabular">{formatMoney(expected, format, true)}</strong>
            <span className={classes.small}>
              {t('forecast.between', {
                low: formatMoney(total.low, format, true),
                high: formatMoney(total.high, format, true),
              })}
            </span>
            {target && <Progress percent={(100 * sum) / Number(target.amount)} target={target} />}
          </div>
        </li>
        {figures.map(({ name, money, filter }) => (
          <li key={name}>
            <FilterLink filter={filter} className={dashboard.figure}>
              <span className={dashboard.figureName}>{t(`forecast.${name}`)}</span>
              <strong className="tabular">{formatMoney(money, format, true)}</strong>
            </FilterLink>
          </li>
        ))}
      </ul>
      {(overdue.deals > 0 || undated.deals > 0) && (
        <p className={classes.left}>
          {overdue.deals > 0 && (
            <FilterLink filter={overdue.filter}>
              {t('forecast.overdue', {
                count: overdue.deals,
                number: formatNumber(overdue.deals, format),
                amount: formatMoney(overdue.amount, format, true),
              })}
            </FilterLink>
          )}
          {undated.deals > 0 && (
            <FilterLink filter={undated.filter}>
              {t('forecast.undated', {
                count: undated.deals,
                number: formatNumber(undated.deals, format),
                amount: formatMoney(undated.amount, format, true),
              })}
            </FilterLink>
          )}
        </p>
      )}
    </>
  );
}
