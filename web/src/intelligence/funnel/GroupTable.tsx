import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { ChartCard } from '../charts/ChartCard';
import { FilterLink } from '../charts/FilterLink';
import { monthName } from '../dashboard/periods';
import { FigureTable } from '../charts/FigureTable';
import type { Funnel, FunnelRow } from './funnel';
import { formatDuration, shareOf } from './funnel';
import classes from './funnel.module.css';
import { heat } from './heat';

const measures = ['share', 'count', 'median', 'ninetieth'] as const;

interface Props {
  funnel: Funnel;
  title: string;
  text: string;
  /** Whether the groups are months. */
  months: boolean;
}

/** The funnel of each group, as a heat map: how many of it came to each step, or how long they took. */
export function GroupTable({ funnel, title, text, months }: Props) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const [measure, setMeasure] = useState<(typeof measures)[number]>('share');
  const { object, steps, groups } = funnel;
  const name = ({ key, label }: FunnelRow) => {
    if (key === null) return t('groups.without');
    return months ? monthName(key, format.locale, 'long') : (label ?? key);
  };

  function figure(row: FunnelRow, step: number) {
    const { count, filter } = row.reached[step]!;
    const share = shareOf(count, row.arrived.count);
    if (measure === 'count') return { text: formatNumber(count, format), share, filter };
    if (measure === 'share') {
      return { text: share === null ? '–' : formatPercent(share, format, 1), share, filter };
    }
    const { left, median, ninetieth } = row.times[step]!;
    const seconds = measure === 'median' ? median : ninetieth;
    return {
      text: seconds === null ? '–' : formatDuration(seconds, format),
      share: null,
      filter: left.filter,
    };
  }

  return (
    <ChartCard
      title={title}
      text={text}
      chart={
        <>
          <SegmentedControl
            size="xs"
            className={classes.measures}
            aria-label={t('groups.measure')}
            value={measure}
            onChange={setMeasure}
            data={measures.map((value) => ({ value, label: t(`groups.${value}`) }))}
          />
          <FigureTable
            label={title}
            head={[t('groups.name'), t('arrived'), ...steps.map(({ label }) => label)]}
          >
            {groups.map((row) => (
              <tr key={row.key ?? ''}>
                <th scope="row" dir="auto">
                  {name(row)}
                </th>
                <td className="tabular">
                  <FilterLink object={object} filter={row.arrived.filter}>
                    {formatNumber(row.arrived.count, format)}
                  </FilterLink>
                </td>
                {steps.map(({ value }, step) => {
                  const { text: words, share, filter } = figure(row, step);
                  return (
                    <td key={value} className="tabular" style={heat(share)}>
                      <FilterLink object={object} filter={filter}>
                        {words}
                      </FilterLink>
                    </td>
                  );
                })}
              </tr>
            ))}
          </FigureTable>
          {funnel.more && <p className={classes.elsewhere}>{t('groups.more')}</p>}
        </>
      }
    />
  );
}
