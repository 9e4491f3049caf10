import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { BarList } from '../charts/BarList';
import { ChartCard } from '../charts/ChartCard';
import type { SalesDashboard } from '../figures';
import { monthName } from './periods';
import { CycleTable } from './PlainTables';

/** So many months are drawn; the table has all of them. */
const SHOWN = 12;

/** How long it took from opening to winning, month by month. */
export function CycleCard({ cycle }: { cycle: SalesDashboard['cycle'] }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  if (cycle.median === null || cycle.slow === null) return null;
  return (
    <ChartCard
      title={t('cycle.title')}
      text={t('cycle.text', {
        median: formatNumber(cycle.median, format),
        slow: formatNumber(cycle.slow, format),
      })}
      chart={
        <BarList
          bars={cycle.months.slice(-SHOWN).map(({ month, median, slow, filter }) => ({
            key: month,
            label: monthName(month, format.locale, 'long'),
            size: median,
            value: t('cycle.days', { count: median, number: formatNumber(median, format) }),
            detail: t('cycle.upTo', { days: formatNumber(slow, format) }),
            filter,
          }))}
        />
      }
      table={<CycleTable months={cycle.months} />}
    />
  );
}
