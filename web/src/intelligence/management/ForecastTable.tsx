import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { FigureTable } from '../charts/FigureTable';
import { FilterLink } from '../charts/FilterLink';
import { monthName } from '../dashboard/periods';
import type { Forecast, ForecastExpected } from './management';
import classes from './management.module.css';

/** A row a month, a person, a team or a product: what was won, and what the open deals come to. */
export function ForecastTable({ forecast: { by, rows } }: { forecast: Forecast }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const most = Math.max(
    ...rows.map(({ expected }) => Number(expected.won.amount) + Number(expected.best.amount)),
    1,
  );
  if (rows.length === 0) return <p className={classes.nothing}>{t('forecast.none')}</p>;
  return (
    <FigureTable
      label={t('forecast.expected')}
      head={[
        t(`forecast.way.${by as 'month'}`),
        t('forecast.deals'),
        t('forecast.won'),
        t('forecast.committed'),
        t('forecast.likely'),
        t('forecast.best'),
        t('forecast.sum'),
      ]}
    >
      {rows.map(({ key, label, expected }) => (
        <tr key={key ?? ''}>
          <th scope="row">
            <bdi>{nameOf(key, label)}</bdi>
          </th>
          <td className="tabular">
            <FilterLink filter={expected.openFilter}>
              {formatNumber(expected.deals, format)}
            </FilterLink>
          </td>
          <td className="tabular">
            <FilterLink filter={expected.wonFilter}>{formatMoney(expected.won, format)}</FilterLink>
          </td>
          <td className="tabular">
            <FilterLink filter={expected.commitFilter}>
              {formatMoney(expected.committed, format)}
            </FilterLink>
          </td>
          <td className="tabular">
            <FilterLink filter={expected.likelyFilter}>
              {formatMoney(expected.likely, format)}
            </FilterLink>
          </td>
          <td className="tabular">
            <FilterLink filter={expected.openFilter}>
              {formatMoney(expected.best, format)}
            </FilterLink>
          </td>
          <td className="tabular">
            <Sum expected={expected} most={most} />
          </td>
        </tr>
      ))}
    </FigureTable>
  );

  function nameOf(key: string | null, label: string | null): string {
    if (key === null) return t('forecast.without');
    return by === 'month' ? monthName(key, format.locale, 'long') : (label ?? key);
  }
}

/** Won and weighted as a bar, with what it may be. */
function Sum({ expected, most }: { expected: ForecastExpected; most: number }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const won = Number(expected.won.amount);
  const sum = won + Number(expected.weighted.amount);
  const part = (amount: number) => `${(100 * amount) / most}%`;
  const low = Number(expected.low.amount);
  const high = Number(expected.high.amount);
  return (
    <span className={classes.sum}>
      {formatMoney({ amount: String(sum), currency: expected.won.currency }, format)}
      <small>
        {t('forecast.between', {
          low: formatMoney(expected.low, format, true),
          high: formatMoney(expected.high, format, true),
        })}
      </small>
      <span className={classes.sumBar} aria-hidden>
        <span className={classes.weighted} style={{ inlineSize: part(sum) }} />
        <span className={classes.wonPart} style={{ inlineSize: part(won) }} />
        <span
          className={classes.span}
          style={{ insetInlineStart: part(low), inlineSize: part(high - low) }}
        />
      </span>
    </span>
  );
}
