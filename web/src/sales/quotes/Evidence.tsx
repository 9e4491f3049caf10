import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Id, RecordData, RecordPage, Reference } from '../../platform/api';
import { request } from '../../platform/client';
import { formatDateTime, useFormat } from '../../platform/format';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { FieldValue } from '../../records/fieldTypes';
import { recordKeys } from '../../records/recordQueries';
import classes from './quotes.module.css';

/** What was done with a quote, when, by whom and from where. */
export function Evidence({ quote }: { quote: Id }) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const object = useObjectIfKnown('quoteEvent');
  const query = {
    filter: `quote==${quote}`,
    fields: 'kind,at,person,text,address,signature,createdBy',
    sort: '-at',
    limit: 100,
  };
  const { data } = useQuery({
    queryKey: recordKeys.list('quoteEvent', query),
    queryFn: ({ signal }) => request<RecordPage>('/api/records/quoteEvent', { query, signal }),
    enabled: object !== undefined,
  });
  const kind = object && fieldOf(object, 'kind');
  if (!kind || !data) return null;
  return (
    <section className={classes.evidence}>
      <h2>{t('evidence.title')}</h2>
      {data.records.length === 0 && <p>{t('evidence.none')}</p>}
      <ol>
        {data.records.map((event) => (
          <li key={event.id}>
            <FieldValue field={kind} value={event.kind} />
            <span>
              {formatDateTime(String(event.at), format)}
              {event.person ? <bdi> · {String(event.person)}</bdi> : null}
            </span>
            <By event={event} />
            {event.address ? (
              <small>{t('evidence.from', { address: String(event.address) })}</small>
            ) : null}
            {event.text ? <q dir="auto">{String(event.text)}</q> : null}
            {event.signature ? (
              <svg
                viewBox="0 0 600 200"
                role="img"
                aria-label={t('evidence.signature', { name: String(event.person) })}
              >
                <path d={String(event.signature)} />
              </svg>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Which of our people did it, where that isn't said already. */
function By({ event }: { event: RecordData }) {
  const { t } = useTranslation('quotes');
  const by = event.createdBy as Reference | null | undefined;
  return by && by.label !== event.person && <small>{t('evidence.by', { name: by.label })}</small>;
}
