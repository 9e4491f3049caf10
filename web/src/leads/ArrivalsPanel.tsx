import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../platform/api';
import { request } from '../platform/client';
import type { RecordProps } from '../platform/feature';
import { formatDateTime, useFormat } from '../platform/format';
import { say } from '../platform/languages';
import { notifyProblem } from '../platform/notify';
import { queryClient } from '../platform/queryClient';
import { useOnce } from '../platform/useOnce';
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
      {data.arrivals.map(({ id, form, at, agreed, confirmation }) => (
        <div key={id}>
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
          {confirmation && (
            <Confirmation lead={record.id} submission={id} confirmation={confirmation} />
          )}
        </div>
      ))}
    </section>
  );
}

interface Props {
  lead: string;
  submission: string;
  confirmation: Schemas['IntakeLeadConfirmation'];
}

/** Whether what they agreed to counts yet. */
function Confirmation({ lead, submission, confirmation }: Props) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const address = confirmation.address ?? '';
  const asking = useOnce({
    mutationFn: () =>
      request<void>(`/api/leads/${lead}/arrivals/${submission}/confirmation`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['intake', 'arrivals', lead] });
      notifications.show({ message: t('arrival.asked', { address }), withBorder: true });
    },
    onError: notifyProblem,
  });
  const state = confirmation.state as 'waiting' | 'confirmed' | 'expired' | 'notSent' | 'failed';
  return (
    <>
      <p data-state={state}>
        {t(`arrival.confirmation.${state}`, {
          address,
          date: formatDateTime(confirmation.at, format),
        })}
      </p>
      {confirmation.answer && <small dir="ltr">{confirmation.answer}</small>}
      {state !== 'confirmed' && address !== '' && (
        <Button
          size="compact-xs"
          variant="light"
          loading={asking.isPending}
          onClick={() => asking.mutate()}
        >
          {t('arrival.again')}
        </Button>
      )}
    </>
  );
}
