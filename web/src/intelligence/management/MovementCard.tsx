import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../platform/api';
import { formatDate, formatMoney, formatNumber, useFormat } from '../../platform/format';
import { ChartCard } from '../charts/ChartCard';
import { FigureTable } from '../charts/FigureTable';
import { FilterLink } from '../charts/FilterLink';
import type { PipelineMovement } from './management';
import { movementQuery } from './management';
import { MovedDeals } from './MovedDeals';
import { MovementPicture } from './MovementPicture';

const periods = ['thisWeek', 'lastWeek', 'thisMonth', 'lastMonth'] as const;

/** How the open deals of the period's first day became those of its last. */
export function MovementCard({ pipeline }: { pipeline: Id | undefined }) {
  const { t } = useTranslation(['management', 'records']);
  const format = useFormat();
  const [within, setWithin] = useState<(typeof periods)[number]>('thisWeek');
  const { data } = useQuery(movementQuery(within, pipeline));
  return (
    <ChartCard
      title={t('movement.title')}
      text={
        data &&
        t('movement.days', {
          from: formatDate(data.from, format),
          until: formatDate(data.until, format),
        })
      }
      chart={
        <>
          <SegmentedControl
            size="xs"
            mb={6}
            aria-label={t('movement.period')}
            value={within}
            onChange={(value) => setWithin(periods.find((one) => one === value) ?? 'thisWeek')}
            data={periods.map((value) => ({ value, label: t(`records:period.${value}`) }))}
          />
          {data ? <MovementPicture steps={data.steps} /> : <Skeleton h={220} />}
          {data && <MovedDeals kind="later" moved={data.later} />}
          {data && <MovedDeals kind="earlier" moved={data.earlier} />}
        </>
      }
      table={data && <MovementTable movement={data} />}
    />
  );
}

function MovementTable({ movement }: { movement: PipelineMovement }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  return (
    <FigureTable
      label={t('movement.title')}
      head={[t('movement.step'), t('movement.deals'), t('movement.amount')]}
    >
      {movement.steps.map(({ kind, deals, amount, filter }) => (
        <tr key={kind}>
          <th scope="row">
            <FilterLink filter={filter}>{t(`movement.kind.${kind}`)}</FilterLink>
          </th>
          <td className="tabular">{formatNumber(deals, format)}</td>
          <td className="tabular">{formatMoney(amount, format)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
