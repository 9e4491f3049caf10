import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { BarList } from '../charts/BarList';
import { ChartCard } from '../charts/ChartCard';
import type { EndReason } from '../figures';
import classes from './dashboard.module.css';
import { ReasonTable } from './PlainTables';

interface Props {
  kind: 'won' | 'lost';
  reasons: EndReason[];
}

/** Why deals ended as they did. */
export function ReasonCard({ kind, reasons }: Props) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  const title = t(`reasons.${kind}.title`);
  return (
    <ChartCard
      title={title}
      text={t(`reasons.${kind}.text`)}
      chart={
        reasons.length > 0 ? (
          <BarList
            bars={reasons.map(({ key, label, count, filter }) => ({
              key: key ?? '',
              label: label || t('reasons.none'),
              size: count,
              value: formatNumber(count, format),
              filter,
              color: kind === 'won' ? 'green' : 'gray',
            }))}
          />
        ) : (
          <p className={classes.nothing}>{t(`reasons.${kind}.empty`)}</p>
        )
      }
      table={reasons.length > 0 ? <ReasonTable title={title} reasons={reasons} /> : undefined}
    />
  );
}
