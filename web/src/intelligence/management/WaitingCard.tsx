import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { ReachableLinks } from '../../records/fields/ReferenceChip';
import { ChartCard } from '../charts/ChartCard';
import classes from './management.module.css';
import { waitingDealsQuery } from './management';
import { WorkLine } from './WorkLine';

const few = 10;
/** The most that the server gives. */
const many = 200;

/** Open deals that wait for somebody to act, of all that one sees. */
export function WaitingCard() {
  const { t } = useTranslation('management');
  const format = useFormat();
  const [limit, setLimit] = useState(few);
  const { data, isPlaceholderData } = useQuery(waitingDealsQuery(limit));
  if (!data) return null;
  const left = data.total - data.deals.length;
  const more = { count: left, number: formatNumber(left, format) };
  return (
    <ChartCard
      title={t('waiting.title')}
      text={
        data.all
          ? t('waiting.text')
          : t('waiting.some', { number: formatNumber(data.looked, format) })
      }
      chart={
        <ReachableLinks value>
          {data.deals.length === 0 && <p className={classes.nothing}>{t('waiting.none')}</p>}
          <ul className={classes.next}>
            {data.deals.map((work) => (
              <WorkLine key={work.record.id} work={work} whose />
            ))}
          </ul>
          {left > 0 &&
            (limit === few ? (
              <Button
                variant="subtle"
                size="xs"
                mt={6}
                loading={isPlaceholderData}
                onClick={() => setLimit(many)}
              >
                {t('waiting.more', more)}
              </Button>
            ) : (
              <p className={classes.small}>{t('waiting.rest', more)}</p>
            ))}
        </ReachableLinks>
      }
    />
  );
}
