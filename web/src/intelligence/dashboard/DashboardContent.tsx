import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../platform/api';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { fieldOf, useObject } from '../../records/catalog';
import { BarList } from '../charts/BarList';
import { ChartCard } from '../charts/ChartCard';
import { MonthColumns } from '../charts/MonthColumns';
import type { SalesDashboard } from '../figures';
import { ForecastCard } from '../management/ForecastCard';
import { MovementCard } from '../management/MovementCard';
import { RivalTable } from '../rivals/RivalTable';
import { CycleCard } from './CycleCard';
import classes from './dashboard.module.css';
import { Figures } from './Figures';
import { withoutGaps } from './periods';
import { MonthTable, StageTable } from './PlainTables';
import { ReasonCard } from './ReasonCard';
import { ScoreTable } from './ScoreTable';
import type { ScoreRow } from './scores';

/** What movement and forecast are made of: who doesn't see it doesn't see them. */
const steering = [
  'amount',
  'status',
  'stage',
  'forecast',
  'probability',
  'openedOn',
  'expectedClose',
  'closedOn',
];

interface Props {
  data: SalesDashboard;
  pipeline: Id | undefined;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

export function DashboardContent({ data, pipeline, sort, onSort }: Props) {
  const { t } = useTranslation('intelligence');
  const rivals = useTranslation('reports', { keyPrefix: 'rivals' });
  const format = useFormat();
  const deal = useObject('opportunity');
  const steered = steering.every((field) => deal && fieldOf(deal, field));
  const [who, setWho] = useState<'people' | 'teams'>('people');
  const months = withoutGaps(data.months, (month) => ({
    month,
    won: 0,
    lost: 0,
    amount: null,
    filter: `closedOn=within=${month}`,
  }));
  const people = data.people.map(({ user, ...score }) => rowOf(user, score));
  const teams = data.teams.map(({ team, ...score }) => rowOf(team, score));
  const products = data.products.map(({ product, ...score }) => rowOf(product, score));
  const sectors = data.sectors.map(({ key, label, ...score }) => ({
    ...score,
    key: key ?? '',
    label: label || t('score.none'),
  }));

  function rowOf(
    reference: { id: string; label: string } | null,
    score: Omit<ScoreRow, 'key' | 'label'>,
  ): ScoreRow {
    return { ...score, key: reference?.id ?? '', label: reference?.label ?? t('score.none') };
  }

  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <Figures figures={data.figures} />
      </div>
      {steered && (
        <>
          <div className={classes.wide}>
            <MovementCard pipeline={pipeline} />
          </div>
          <div className={classes.wide}>
            <ForecastCard />
          </div>
        </>
      )}
      {months.length > 0 && (
        <div className={classes.wide}>
          <ChartCard
            title={t('months.title')}
            text={t('months.text')}
            chart={<MonthColumns months={months} />}
            table={<MonthTable months={months} />}
          />
        </div>
      )}
      <ChartCard
        title={t('stages.title')}
        text={t('stages.text')}
        chart={
          <BarList
            bars={data.stages.map(({ key, label, count, amount, filter }) => ({
              key,
              label,
              size: count,
              value: formatNumber(count, format),
              detail: amount ? formatMoney(amount, format, true) : '–',
              filter,
            }))}
          />
        }
        table={<StageTable stages={data.stages} />}
      />
      {data.cycle.median !== null && <CycleCard cycle={data.cycle} />}
      <ReasonCard kind="won" reasons={data.wonReasons} />
      <ReasonCard kind="lost" reasons={data.lostReasons} />
      <div className={classes.wide}>
        <ChartCard
          title={t('people.title')}
          chart={
            <>
              <SegmentedControl
                size="xs"
                mb={6}
                aria-label={t('people.title')}
                value={who}
                onChange={(value) => setWho(value === 'teams' ? 'teams' : 'people')}
                data={[
                  { value: 'people', label: t('people.people') },
                  { value: 'teams', label: t('people.teams') },
                ]}
              />
              <ScoreTable
                caption={t(`people.${who}`)}
                rows={who === 'people' ? people : teams}
                sort={sort}
                onSort={onSort}
              />
            </>
          }
        />
      </div>
      <ChartCard
        title={t('products.title')}
        chart={
          <ScoreTable caption={t('products.name')} rows={products} sort={sort} onSort={onSort} />
        }
      />
      <ChartCard
        title={t('sectors.title')}
        chart={
          <ScoreTable caption={t('sectors.name')} rows={sectors} sort={sort} onSort={onSort} />
        }
      />
      {data.rivals.length > 0 && (
        <div className={classes.wide}>
          <ChartCard
            title={rivals.t('rivals')}
            text={rivals.t('text')}
            chart={
              <RivalTable
                caption={rivals.t('rival')}
                rows={data.rivals}
                unnamed={rivals.t('unknown')}
              />
            }
          />
        </div>
      )}
    </div>
  );
}
