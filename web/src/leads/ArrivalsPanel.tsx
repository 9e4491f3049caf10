import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../platform/api';
import { request } from '../platform/client';
import type { RecordProps } from '../platform/feature';
import { formatDateTime, useFormat } from '../platform/format';
import { say } from '../platform/languages';
import { fieldOf, useObjectIfKnown } from '../records/catalog';
import classes from './leads.module.css';

/** By which form a lead came, and to what they agreed; nothing for one that came another way. */
export function ArrivalsPanel({ record }: RecordProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const consent = useObjectIfKnown('consent');
  const { data } = useQuery({
    queryKey: ['intake', 'arrivals', record.id],
    queryFn: ({ signal }) =>
      request<Schemas['IntakeLeadArrivals']>(`/api/leads/${record.id}/arrivals`, { signal }),
    // Those that came another way aren't asked for.
    enabled: Boolean(record.form),
  });
  if (!data || data.arrivals.length === 0) return null;
  const channels = consent && fieldOf(consent, 'channel')?.choices;
  return (
    <section className={classes.arrivals}>
      <h2>{say('detail:arrival')}</h2>
      {data.arrivals.map(({ form, at, agreed }) => (
        <div key={at}>
          <p dir="auto">{t('arrival.form', { form })}</p>
          <small>{formatDateTime(at, format)}</small>
          {agreed.length > 0 && (
            <dl>
              {agreed.map(({ channel, text }) => (
                <div key={channel}>
                  <dt>
                    {t('arrival.agreed')}:{' '}
                    {channels?.find(({ value }) => value === channel)?.label ?? channel}
                  </dt>
                  <dd dir="auto">{text}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
    </section>
  );
}
