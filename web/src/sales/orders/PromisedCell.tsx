import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordProps } from '../../platform/feature';
import { formatDayRelative, todayIn, useFormat } from '../../platform/format';
import { isLate } from './orders';
import classes from './orders.module.css';

/** By when an order is promised; one that should have been delivered stands out. */
export function PromisedCell({ record }: RecordProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { promisedOn } = record;
  if (typeof promisedOn !== 'string') return null;
  const overdue = isLate(record, todayIn(format.timeZone));
  return (
    <span className={classes.promised} data-late={overdue || undefined}>
      {formatDayRelative(promisedOn, format)}
      {overdue && <VisuallyHidden> · {t('overdue')}</VisuallyHidden>}
    </span>
  );
}
