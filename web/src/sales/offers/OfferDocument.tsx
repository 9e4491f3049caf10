import { Alert, Paper, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatDate, useFormat } from '../../platform/format';
import { SumsTable } from '../quotes/SumsTable';
import type { Sums } from '../quotes/quotes';
import { OfferAnswers } from './OfferAnswers';
import { OfferLines } from './OfferLines';
import type { Offer } from './OfferPage';
import classes from './offers.module.css';

/** The offer as a document: from whom, for whom, what, for how much, and the customer's answer. */
export function OfferDocument({
  offer,
  path,
  token,
}: {
  offer: Offer;
  path: string;
  token: string;
}) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const client = useQueryClient();
  const { sender, content } = offer;
  const optional = content?.lines.filter((line) => line.optional) ?? [];
  const [chosen, setChosen] = useState(() =>
    optional.filter((line) => line.chosen).map((line) => line.id),
  );
  const open = offer.state === 'sent';
  const asked = chosen.toSorted();
  const { data: sums } = useQuery({
    queryKey: ['offer', token, 'sums', asked],
    queryFn: ({ signal }) =>
      request<Sums>(`${path}/sums`, {
        method: 'POST',
        body: { chosen: asked },
        signal,
        answersUnauthorized: true,
      }),
    enabled: open && optional.length > 0,
    placeholderData: (before) => before,
    retry: false,
  });
  const shown = (open && optional.length > 0 ? sums : content?.sums) ?? content?.sums;

  return (
    <Paper component="article" withBorder className={classes.sheet}>
      <header className={classes.head}>
        <div>
          {sender.logo && <img className={classes.logo} src={`${path}/logo`} alt="" />}
          <Text fw={700} size="lg" dir="auto">
            {sender.name}
          </Text>
          {sender.address && (
            <p className={classes.quiet} dir="auto">
              {sender.address}
            </p>
          )}
          {sender.taxNumber && (
            <p className={classes.quiet}>{t('offer.taxNumber', { number: sender.taxNumber })}</p>
          )}
        </div>
        <div className={classes.contact}>
          {sender.salesperson && (
            <p dir="auto">{t('offer.contact', { name: sender.salesperson })}</p>
          )}
          {sender.email && <a href={`mailto:${sender.email}`}>{sender.email}</a>}
          {sender.phone && (
            <a href={`tel:${sender.phone}`} dir="ltr">
              {sender.phone}
            </a>
          )}
        </div>
      </header>
      <Title order={1} size="h2">
        {t('offer.title', { name: offer.name })}
      </Title>
      <State offer={offer} />
      {content && (
        <>
          <div className={classes.parties}>
            <div>
              <span className={classes.label}>{t('offer.for')}</span>
              <strong dir="auto">{content.recipient.company ?? content.recipient.person}</strong>
              {content.recipient.company && content.recipient.person && (
                <span dir="auto">{content.recipient.person}</span>
              )}
              {content.recipient.address && (
                <span className={classes.quiet} dir="auto">
                  {content.recipient.address}
                </span>
              )}
              {content.recipient.taxNumber && (
                <span className={classes.quiet}>
                  {t('offer.taxNumber', { number: content.recipient.taxNumber })}
                </span>
              )}
            </div>
            {content.validUntil && (
              <span>{t('offer.validUntil', { day: formatDate(content.validUntil, format) })}</span>
            )}
          </div>
          {content.intro && (
            <p className={classes.words} dir="auto">
              {content.intro}
            </p>
          )}
          <OfferLines
            content={content}
            chosen={chosen}
            onChoose={
              open
                ? (id, on) =>
                    setChosen((now) => (on ? [...now, id] : now.filter((one) => one !== id)))
                : undefined
            }
          />
          {shown && <SumsTable sums={shown} currency={content.currency} />}
          {content.terms && (
            <section>
              <h2 className={classes.label}>{t('offer.terms')}</h2>
              <p className={classes.words} dir="auto">
                {content.terms}
              </p>
            </section>
          )}
          {sender.bankAccount && (
            <p className={classes.quiet} dir="auto">
              {sender.bankAccount}
            </p>
          )}
        </>
      )}
      {content && shown && (
        <OfferAnswers
          offer={offer}
          path={path}
          chosen={chosen}
          total={shown.total}
          currency={content.currency}
          onAnswered={(next) => client.setQueryData(['offer', token], next)}
          onChanged={() => void client.invalidateQueries({ queryKey: ['offer', token] })}
        />
      )}
    </Paper>
  );
}

/** What became of it, where that is known. */
function State({ offer }: { offer: Offer }) {
  const { t } = useTranslation('quotes');
  switch (offer.state) {
    case 'accepted':
      return (
        <Alert color="green" title={t('offer.accepted', { name: offer.decidedBy ?? '' })}>
          {t('offer.thanks')}
        </Alert>
      );
    case 'declined':
      return <Alert color="gray">{t('offer.declined')}</Alert>;
    case 'expired':
      return (
        <Alert color="orange" title={t('offer.expired')}>
          {t('offer.expiredText')}
        </Alert>
      );
    case 'superseded':
      return (
        <Alert color="orange" title={t('offer.superseded')}>
          {t('offer.supersededText')}
        </Alert>
      );
    default:
      return null;
  }
}
