import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useObject } from '../../records/catalog';
import { ReachableLinks } from '../../records/fields/ReferenceChip';
import { both } from '../../records/query/rsql';
import { BarList } from '../charts/BarList';
import { FilterLink } from '../charts/FilterLink';
import { homeQuery } from '../figures';
import type { Home } from '../figures';
import { FirstSteps } from './FirstSteps';
import classes from './home.module.css';
import { MyTasks } from './MyTasks';
import { NewLeads, Recent } from './Shortlists';

const NextHour = lazy(async () => ({
  default: (await import('../management/NextHour')).NextHour,
}));

/** My day: what is due, what I have open, who is new, where I was. */
export function HomePage() {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  const { data: home } = useQuery({
    ...homeQuery,
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const [now] = useState(() => new Date());
  const today = new Intl.DateTimeFormat(format.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: format.timeZone,
  }).format(now);

  return (
    <ReachableLinks value>
      <PageHeader>
        <Text component="h1" fw={600}>
          {t('home.title')}
        </Text>
        <Text c="dimmed" size="sm" className={classes.today}>
          {today}
        </Text>
      </PageHeader>
      <div className={classes.page}>
        {!home && <HomeSkeleton />}
        {home && isNew(home) && <FirstSteps />}
        {home && (
          <div className={classes.columns}>
            <div className={classes.main}>
              <Suspense>
                <NextHour />
              </Suspense>
              <MyTasks tasks={home.tasks} />
            </div>
            <div className={classes.side}>
              <WonThisMonth home={home} />
              <MyPipeline home={home} />
              <NewLeads leads={home.leads} />
              <Recent records={home.recent} />
            </div>
          </div>
        )}
      </div>
    </ReachableLinks>
  );
}

function isNew({ tasks, pipeline, leads, recent }: Home): boolean {
  const due = tasks.overdue.length + tasks.today.length + tasks.next.length;
  const open = pipeline.some(({ count }) => count > 0);
  return due === 0 && !open && leads.length === 0 && recent.length === 0;
}

function WonThisMonth({ home: { wonThisMonth } }: { home: Home }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  const count = wonThisMonth.value ?? 0;
  return (
    <section className={classes.card}>
      <FilterLink object={wonThisMonth.object} filter={wonThisMonth.filter} className={classes.won}>
        <h2>{t('home.won')}</h2>
        <strong className="tabular">
          {wonThisMonth.amount && count > 0 ? formatMoney(wonThisMonth.amount, format) : '–'}
        </strong>
        <span>{t('home.wonDeals', { count })}</span>
      </FilterLink>
    </section>
  );
}

function MyPipeline({ home: { pipeline } }: { home: Home }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  const object = useObject('opportunity');
  if (!object) return null;
  const open = pipeline.some(({ count }) => count > 0);
  // Deals without amounts are a pipeline too: then their number is its measure.
  const valued = pipeline.some(({ amount }) => Number(amount?.amount ?? 0) > 0);
  return (
    <section className={classes.card}>
      <h2>
        <FilterLink filter="owner==me;status==open">{t('home.pipeline')}</FilterLink>
      </h2>
      {open ? (
        <BarList
          bars={pipeline.map(({ stage, count, amount }) => ({
            key: stage.id,
            label: stage.label,
            size: valued ? Number(amount?.amount ?? 0) : count,
            value: amount ? formatMoney(amount, format, true) : '–',
            detail: formatNumber(count, format),
            filter: both('owner==me', `stage==${stage.id}`),
          }))}
        />
      ) : (
        <p className={classes.nothing}>{t('home.noPipeline')}</p>
      )}
    </section>
  );
}

function HomeSkeleton() {
  return (
    <div className={classes.columns} aria-hidden>
      <div className={classes.main}>
        <Skeleton h={320} radius={11} />
      </div>
      <div className={classes.side}>
        <Skeleton h={84} radius={11} />
        <Skeleton h={170} radius={11} />
      </div>
    </div>
  );
}
