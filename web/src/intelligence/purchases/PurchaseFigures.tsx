import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  useFormat,
} from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import type { Purchases } from './purchases';
import classes from './purchases.module.css';

/** A customer's habits in numbers, each of which opens its orders, and in words. */
export function PurchaseFigures({ purchases }: { purchases: Purchases }) {
  const { t } = useTranslation('orders', { keyPrefix: 'purchases' });
  const format = useFormat();
  const { count, value, basket, first, last, returned, returnedFilter, rhythm, late, filter } =
    purchases;
  return (
    <>
      {late && late.count > 0 && (
        <p data-late>
          <FilterLink object="order" filter={late.filter}>
            {t('overdue', { count: late.count })}
          </FilterLink>
        </p>
      )}
      <dl className={classes.figures}>
        <Figure label={t('count')} filter={filter}>
          {formatNumber(count, format)}
        </Figure>
        {value && (
          <Figure label={t('value')} filter={filter}>
            {formatMoney(value, format)}
          </Figure>
        )}
        {basket && (
          <Figure label={t('basket')} filter={filter}>
            {formatMoney(basket, format)}
          </Figure>
        )}
        {first && last && (
          <Figure label={t('period')} filter={filter}>
            {first === last
              ? formatDate(first, format)
              : `${formatDate(first, format)} – ${formatDate(last, format)}`}
          </Figure>
        )}
        {rhythm.median !== null && (
          <Figure label={t('pause')} filter={filter}>
            {t('days', { count: rhythm.median, number: formatNumber(rhythm.median, format) })}
          </Figure>
        )}
        {returned !== null && returnedFilter && (
          <Figure label={t('returned')} filter={returnedFilter}>
            {formatPercent(returned, format, 1)}
          </Figure>
        )}
      </dl>
      {rhythm.since !== null && rhythm.since > 0 && (
        <p data-verdict={rhythm.verdict}>
          {t(`verdict.${rhythm.verdict}`, {
            count: rhythm.since,
            number: formatNumber(rhythm.since, format),
          })}
        </p>
      )}
    </>
  );
}

function Figure({
  label,
  filter,
  children,
}: {
  label: string;
  filter: string;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="tabular">
        <FilterLink object="order" filter={filter}>
          {children}
        </FilterLink>
      </dd>
    </div>
  );
}
