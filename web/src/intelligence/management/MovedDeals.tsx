import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney, formatNumber, useFormat } from '../../platform/format';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import { FilterLink } from '../charts/FilterLink';
import type { MovedDealsOf } from './management';
import classes from './movement.module.css';

interface Props {
  kind: 'later' | 'earlier';
  moved: MovedDealsOf;
}

/** Deals that are expected in another month than before; nothing where there are none. */
export function MovedDeals({ kind, moved }: Props) {
  const { t } = useTranslation('management');
  const format = useFormat();
  if (moved.deals === 0) return null;
  const day = (value: string | null) => (value ? formatDate(value, format) : '–');
  return (
    <details className={classes.moved} open={kind === 'later'}>
      <summary>
        <FilterLink filter={moved.filter}>
          {t(`movement.${kind}`, {
            count: moved.deals,
            number: formatNumber(moved.deals, format),
            amount: formatMoney(moved.amount, format, true),
          })}
        </FilterLink>
      </summary>
      <ul>
        {moved.largest.map(({ deal, amount, before, after }) => (
          <li key={deal.id}>
            <ReferenceChip reference={deal} />
            <span className="tabular">{formatMoney(amount, format)}</span>
            <span className="tabular">
              {t('movement.fromTo', { before: day(before), after: day(after) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
