import { VisuallyHidden } from '@mantine/core';
import type { MonthBar } from '../figures';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { both } from '../../records/query/rsql';
import { follows, monthName } from '../dashboard/periods';
import classes from './charts.module.css';
import { FilterLink } from './FilterLink';

/** What was won, month by month: the amount as a column, how many deals below it. */
export function MonthColumns({ months }: { months: MonthBar[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  const highest = Math.max(...months.map(({ amount }) => Number(amount?.amount ?? 0)), 0);
  const list = useRef<HTMLOListElement>(null);
  // Where not all months fit, the last ones are seen first.
  useLayoutEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ inline: 'end', block: 'nearest' });
  }, [months.length]);
  return (
    <ol className={classes.months} ref={list}>
      {months.map(({ month, won, lost, amount, filter }, index) => {
        const size = Number(amount?.amount ?? 0);
        const name = monthName(month, format.locale, 'long');
        const before = months[index - 1];
        const broken = before !== undefined && !follows(month, before.month);
        const named = before === undefined || broken || month.endsWith('-01');
        const year = named ? month.slice(0, 4) : '';
        return (
          <li key={month} data-broken={broken || undefined}>
            <FilterLink filter={both(filter, 'status==won')} className={classes.month}>
              <VisuallyHidden>
                {t('months.mark', {
                  month: name,
                  amount: amount ? formatMoney(amount, format) : '0',
                  won: formatNumber(won, format),
                  lost: formatNumber(lost, format),
                })}
              </VisuallyHidden>
              <span className={classes.monthBar} aria-hidden>
                <span className={`${classes.monthValue} tabular`}>
                  {amount && size > 0 ? formatMoney(amount, format, true) : ''}
                </span>
                <span
                  className={classes.column}
                  style={{ blockSize: `${highest === 0 ? 0 : (82 * size) / highest}%` }}
                />
              </span>
              <span className={`${classes.monthCount} tabular`} aria-hidden>
                {formatNumber(won, format)}
              </span>
              <span className={classes.monthName} aria-hidden>
                {monthName(month, format.locale, 'short')}
                <small>{year}</small>
              </span>
            </FilterLink>
          </li>
        );
      })}
    </ol>
  );
}
