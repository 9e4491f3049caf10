import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../platform/shell/PageHeader';
import { ChartCard } from '../charts/ChartCard';
import dashboard from '../dashboard/dashboard.module.css';
import { PeriodPicker } from '../dashboard/PeriodPicker';
import { AnswersCard } from './AnswersCard';
import { salespeopleQuery } from './management';
import { SalespeopleTable } from './SalespeopleTable';
import { TargetsCard } from './TargetsCard';
import type { SalespeopleSearch } from './managementSearch';

const route = getRouteApi('/shell/salespeople');

/** Salespeople side by side, and how far their targets are reached. */
export function SalespeoplePage() {
  const { t } = useTranslation('management');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const within = search.within ?? 'thisQuarter';
  const { data, isPlaceholderData } = useQuery({
    ...salespeopleQuery(within),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const alone = data && data.people.length === 1 && data.people[0]!.self;
  return (
    <div className={dashboard.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate flex={1}>
          {t('salespeople.title')}
        </Text>
        <PeriodPicker
          within={within}
          onChange={(value) =>
            void navigate({
              to: '.',
              search: (before: SalespeopleSearch) => ({ ...before, within: value }),
            })
          }
        />
      </PageHeader>
      <div className={dashboard.grid}>
        <div className={dashboard.wide} aria-busy={isPlaceholderData}>
          {!data && <Skeleton h={260} radius={11} />}
          {data && (
            <ChartCard
              title={t(alone ? 'salespeople.me' : 'salespeople.people')}
              text={meanWords()}
              chart={<SalespeopleTable data={data} />}
            />
          )}
        </div>
        <AnswersCard within={within} />
        <div className={dashboard.wide}>
          <TargetsCard within={within} />
        </div>
      </div>
    </div>
  );

  function meanWords(): string {
    if (!data?.mean) return t('salespeople.noMean');
    return t(`salespeople.of.${data.mean.of as 'reach'}`, { count: data.mean.people });
  }
}
