import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import home from '../home/home.module.css';
import { nextHourQuery } from './management';
import classes from './management.module.css';
import { WorkLine } from './WorkLine';

/** Where the next hour is worth most, why, and what may be left. */
export function NextHour() {
  const { t } = useTranslation('management');
  const { data } = useQuery(nextHourQuery);
  if (!data || data.act.length + data.leave.length === 0) return null;
  return (
    <section className={home.card} aria-labelledby="next-hour">
      <h2 id="next-hour">{t('next.title')}</h2>
      {data.act.length > 0 && (
        <ol className={classes.next}>
          {data.act.map((work) => (
            <WorkLine key={work.record.id} work={work} />
          ))}
        </ol>
      )}
      {data.leave.length > 0 && (
        <>
          <h3 className={classes.leave}>{t('next.leave')}</h3>
          <ul className={classes.next}>
            {data.leave.map((work) => (
              <WorkLine key={work.record.id} work={work} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
