import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney, formatPercent, useFormat } from '../../platform/format';
import { ChartCard } from '../charts/ChartCard';
import { FigureTable } from '../charts/FigureTable';
import { FilterLink } from '../charts/FilterLink';
import { monthName } from '../dashboard/periods';
import type { ForecastHistory, ForecastKept } from './management';
import classes from './management.module.css';

/** What was forecast, against what came true. */
export function ForecastKeptTable({ history }: { history: ForecastHistory }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const { months, weeks, inside, error } = history;
  const rows = [
    ...weeks.toReversed().map((kept) => ({ kept, now: true })),
    ...months.map((kept) => ({ kept, now: false })),
  ];
  return (
    <ChartCard
      title={t('kept.title')}
      text={t('kept.text')}
      chart={
        <>
          {months.length > 0 && (
            <p className={classes.nothing}>
              {t('kept.inside', { count: months.length, inside })}{' '}
              {error !== null && t('kept.error', { error: formatPercent(error, format) })}
            </p>
          )}
          {rows.length === 0 && <p className={classes.nothing}>{t('kept.none')}</p>}
          {rows.length > 0 && (
            <FigureTable
              label={t('kept.title')}
              head={[
                t('forecast.way.month'),
                t('kept.week'),
                t('forecast.sum'),
                t('kept.between'),
                t('kept.actual'),
              ]}
            >
              {rows.map(({ kept, now }) => (
                <KeptRow key={`${kept.month} ${kept.week}`} kept={kept} now={now} />
              ))}
            </FigureTable>
          )}
        </>
      }
    />
  );
}

function KeptRow({ kept, now }: { kept: ForecastKept; now: boolean }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{monthName(kept.month, format.locale, 'long')}</th>
      <td className="tabular">{formatDate(kept.week, format)}</td>
      <td className="tabular">{formatMoney(kept.expected, format)}</td>
      <td className="tabular">
        {t('forecast.between', {
          low: formatMoney(kept.low, format, true),
          high: formatMoney(kept.high, format, true),
        })}
      </td>
      <td className="tabular">
        <FilterLink filter={kept.filter}>{formatMoney(kept.actual, format)}</FilterLink>
        {now && <small className={classes.small}> {t('kept.soFar')}</small>}
      </td>
    </tr>
  );
}
