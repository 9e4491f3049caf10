import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import { monthName, withoutGaps } from '../dashboard/periods';
import type { PurchaseMonth } from './purchases';
import classes from './purchases.module.css';

/** As many as fit beside a record. */
const shown = 24;

/** What was bought month by month: a column as high as its value; each opens its orders. */
export function PurchaseMonths({ months }: { months: PurchaseMonth[] }) {
  const { t } = useTranslation('orders', { keyPrefix: 'purchases' });
  const format = useFormat();
  const all = withoutGaps(months, (month) => ({ month, count: 0, value: null, filter: '' })).slice(
    -shown,
  );
  const size = ({ value, count }: PurchaseMonth) => (value ? Number(value.amount) : count);
  const highest = Math.max(...all.map(size), 0);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return null;
  return (
    <figure className={classes.months}>
      <ol aria-label={t('months')}>
        {all.map((month) => {
          const words = t('month', {
            month: monthName(month.month, format.locale, 'long'),
            value: month.value ? formatMoney(month.value, format) : '',
            count: month.count,
            number: formatNumber(month.count, format),
          });
          const column = (
            <span
              className={classes.column}
              style={{
                blockSize: `${highest <= 0 ? 0 : (100 * Math.max(0, size(month))) / highest}%`,
              }}
            />
          );
          return (
            <li key={month.month} title={words}>
              {month.count === 0 ? (
                column
              ) : (
                <FilterLink object="order" filter={month.filter}>
                  <VisuallyHidden>{words}</VisuallyHidden>
                  {column}
                </FilterLink>
              )}
            </li>
          );
        })}
      </ol>
      <figcaption>
        <span>{monthName(first.month, format.locale, 'long')}</span>
        <span>{monthName(last.month, format.locale, 'long')}</span>
      </figcaption>
    </figure>
  );
}
