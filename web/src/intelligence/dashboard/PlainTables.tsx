import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { FigureTable } from '../charts/FigureTable';
import { FilterLink } from '../charts/FilterLink';
import { both } from '../../records/query/rsql';
import type { CycleMonth, EndReason, MonthBar, StageBar } from '../figures';
import { monthName } from './periods';

/** The charts' figures as tables. */
export function MonthTable({ months }: { months: MonthBar[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <FigureTable
      label={t('months.title')}
      head={[t('months.month'), t('score.won'), t('score.lost'), t('score.amount')]}
    >
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
    </FigureTable>
  );
}

export function StageTable({ stages }: { stages: StageBar[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <FigureTable
      label={t('stages.title')}
      head={[t('stages.stage'), t('stages.deals'), t('score.amount')]}
    >
      {stages.map(({ key, label, count, amount, filter }) => (
        <tr key={key}>
          <th scope="row">
            <FilterLink filter={filter}>{label}</FilterLink>
          </th>
          <td className="tabular">{formatNumber(count, format)}</td>
          <td className="tabular">{amount ? formatMoney(amount, format) : '–'}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

export function ReasonTable({ title, reasons }: { title: string; reasons: EndReason[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  return (
    <FigureTable label={title} head={[t('reasons.reason'), t('stages.deals')]}>
      {reasons.map(({ key, label, count, filter }) => (
        <tr key={key ?? ''}>
          <th scope="row">
            <FilterLink filter={filter}>{label || t('reasons.none')}</FilterLink>
          </th>
          <td className="tabular">{formatNumber(count, format)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

export function CycleTable({ months }: { months: CycleMonth[] }) {
  const { t } = useTranslation(['intelligence', 'management']);
  const format = useFormat();
  return (
    <FigureTable
      label={t('management:cycle.title')}
      head={[
        t('months.month'),
        t('score.won'),
        t('management:cycle.median'),
        t('management:cycle.slow'),
      ]}
    >
      {months.map(({ month, won, median, slow, filter }) => (
        <tr key={month}>
          <th scope="row">
            <FilterLink filter={filter}>{monthName(month, format.locale, 'long')}</FilterLink>
          </th>
          <td className="tabular">{formatNumber(won, format)}</td>
          <td className="tabular">{formatNumber(median, format)}</td>
          <td className="tabular">{formatNumber(slow, format)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
