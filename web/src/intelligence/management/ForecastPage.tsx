import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../platform/links';
import { PageHeader } from '../../platform/shell/PageHeader';
import { ChartCard } from '../charts/ChartCard';
import dashboard from '../dashboard/dashboard.module.css';
import { PeriodPicker } from '../dashboard/PeriodPicker';
import { ForecastHead } from './ForecastHead';
import { ForecastKeptTable } from './ForecastKeptTable';
import { ForecastTable } from './ForecastTable';
import { forecastHistoryQuery, forecastQuery, ways } from './management';
import type { ForecastSearch } from './managementSearch';
import { WaitingCard } from './WaitingCard';

const route = getRouteApi('/shell/forecast');

/** What is to be expected of the open deals, and how well that came true before. */
export function ForecastPage() {
  const { t } = useTranslation('management');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const within = search.within ?? 'thisQuarter';
  const by = ways.find((way) => way === search.by) ?? 'month';
  const change = (changes: ForecastSearch) =>
    void navigate({ to: '.', search: (before: ForecastSearch) => ({ ...before, ...changes }) });
  const { data, isPlaceholderData } = useQuery({
    ...forecastQuery(within, by),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const { data: history } = useQuery(forecastHistoryQuery);
  return (
    <div className={dashboard.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate flex={1}>
          {t('forecast.title')}
        </Text>
        <LinkButton size="xs" variant="default" to="/salespeople" visibleFrom="sm">
          {t('salespeople.title')}
        </LinkButton>
        <PeriodPicker
          within={within}
          date="expectedClose"
          onChange={(value) => change({ within: value })}
        />
      </PageHeader>
      {!data && <Skeleton h={260} radius={11} />}
      {data && (
        <div className={dashboard.grid} aria-busy={isPlaceholderData}>
          <div className={dashboard.wide}>
            <ForecastHead forecast={data} />
          </div>
          <div className={dashboard.wide}>
            <ChartCard
              title={t('forecast.expected')}
              text={t(`forecast.weighting.${data.weighting as 'stage'}`)}
              chart={
                <>
                  <SegmentedControl
                    size="xs"
                    mb={6}
                    aria-label={t('forecast.by')}
                    value={by}
                    onChange={(value) => change({ by: value === 'month' ? undefined : value })}
                    data={ways.map((value) => ({ value, label: t(`forecast.way.${value}`) }))}
                  />
                  <ForecastTable forecast={data} />
                </>
              }
            />
          </div>
          <div className={dashboard.wide}>
            <WaitingCard />
          </div>
          {history && (
            <div className={dashboard.wide}>
              <ForecastKeptTable history={history} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
