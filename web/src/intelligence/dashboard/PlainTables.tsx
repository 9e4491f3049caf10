import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import classes from '../charts/charts.module.css';
import { FilterLink } from '../charts/FilterLink';
import { both } from '../../records/query/rsql';
import type { LostReason, MonthBar, StageBar } from '../figures';
import { monthName } from './periods';

/** The charts' figures as tables. */
export function MonthTable({ months }: { months: MonthBar[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <Table head={[t('months.month'), t('score.won'), t('score.lost'), t('score.amount')]}>
      {months.map(({ month, won, lost, amount, filter }) => (
        <tr key={month}>
          <th scope="row">
            <FilterLink filter={filter}>{monthName(month, format.locale, 'long')}</FilterLink>
          </th>
          <td className="tabular">
            <FilterLink filter={both(filter, 'status==won')}>
              {formatNumber(won, format)}
            </FilterLink>
          </td>
          <td className="tabular">
            <FilterLink filter={both(filter, 'status==lost')}>
              {formatNumber(lost, format)}
            </FilterLink>
          </td>
          <td className="tabular">
            <FilterLink filter={both(filter, 'status==won')}>
              {amount ? formatMoney(amount, format) : '–'}
            </FilterLink>
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function StageTable({ stages }: { stages: StageBar[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <Table head={[t('stages.stage'), t('stages.deals'), t('score.amount')]}>
      {stages.map(({ key, label, count, amount, filter }) => (
        <tr key={key}>
          <th scope="row">
            <FilterLink filter={filter}>{label}</FilterLink>
          </th>
          <td className="tabular">{formatNumber(count, format)}</td>
          <td className="tabular">{amount ? formatMoney(amount, format) : '–'}</td>
        </tr>
      ))}
    </Table>
  );
}

export function ReasonTable({ reasons }: { reasons: LostReason[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <Table head={[t('reasons.reason'), t('stages.deals')]}>
      {reasons.map(({ key, label, count, filter }) => (
        <tr key={key ?? ''}>
          <th scope="row">
            <FilterLink filter={filter}>{label || t('reasons.none')}</FilterLink>
          </th>
          <td className="tabular">{formatNumber(count, format)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Table({ head, children }: { head: string[]; children: ReactNode }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
