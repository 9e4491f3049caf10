import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatPercent, useFormat } from '../../platform/format';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import home from '../home/home.module.css';
import { nextHourQuery } from './management';
import type { NextWork } from './management';
import classes from './management.module.css';

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
            <Line key={work.record.id} work={work} />
          ))}
        </ol>
      )}
      {data.leave.length > 0 && (
        <>
          <h3 className={classes.leave}>{t('next.leave')}</h3>
          <ul className={classes.next}>
            {data.leave.map((work) => (
              <Line key={work.record.id} work={work} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({ work }: { work: NextWork }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const { record, reasons, probability, amount, typical, value } = work;
  const words = reasons.map(({ cause, days }) =>
    t(`next.cause.${cause}`, { count: days ?? 0, days: formatNumber(days ?? 0, format) }),
  );
  const made = t(typical ? 'next.madeTypical' : 'next.made', {
    probability: formatPercent(100 * probability, format),
    amount: amount ? formatMoney(amount, format, true) : '–',
  });
  const first = reasons[0];
  return (
    <li>
      <span className={classes.nextHead}>
        <ReferenceChip reference={record} />
        <Tooltip label={made}>
          <span className="tabular">{formatMoney(value, format, true)}</span>
        </Tooltip>
      </span>
      <span className={classes.nextWhy}>
        {words.join(' ')} {first && <b>{t(`next.step.${first.cause}`)}</b>}
      </span>
    </li>
  );
}
