import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../platform/links';
import { ChartCard } from '../charts/ChartCard';
import { ForecastHead } from './ForecastHead';
import { forecastQuery } from './management';

/** What this quarter comes to, against its target. */
export function ForecastCard() {
  const { t } = useTranslation(['management', 'records']);
  const { data } = useQuery(forecastQuery('thisQuarter', 'month'));
  if (!data) return null;
  return (
    <ChartCard
      title={t('forecast.title')}
      text={t('records:period.thisQuarter')}
      chart={
        <>
          <ForecastHead forecast={data} />
          <LinkButton size="xs" variant="default" mt="xs" to="/forecast">
            {t('forecast.open')}
          </LinkButton>
        </>
      }
    />
  );
}
