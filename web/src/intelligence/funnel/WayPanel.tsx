import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatDateTime, formatInstantRelative, useFormat } from '../../platform/format';
import { recordKeys } from '../../records/recordQueries';
import { formatDuration } from './funnel';
import classes from './way.module.css';

type Way = Schemas['Way'];

/** The field whose changes are kept. */
function tracked(object: ObjectDefinition) {
  return object.fields.find(({ operators }) => operators.includes('=reached='));
}

/** A record's way through its statuses so far: each one, since when, by whom, how long. */
export function WayPanel({ object, record }: RecordProps) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const field = tracked(object);
  const { data } = useQuery({
    // Beside the history, with which it changes.
    queryKey: [...recordKeys.history(object.name, record.id), 'way', field?.name],
    queryFn: ({ signal }) =>
      request<Way>(`/api/records/${object.name}/${record.id}/way`, {
        query: { field: field?.name },
        signal,
      }),
    enabled: field !== undefined,
  });
  const [now] = useState(() => new Date().toISOString());
  const stays = (data?.stays ?? []).map((stay) => ({
    ...stay,
    seconds: secondsBetween(stay.since, stay.until ?? now),
    color: field?.choices?.find(({ value }) => value === stay.value)?.color ?? 'gray',
  }));
  if (!field || stays.length === 0) return null;
  return (
    <section className={classes.way}>
      <h2>{t('way.title')}</h2>
      <div className={classes.line} aria-hidden>
        {stays.map(({ since, seconds, color }) => (
          <span key={since} style={{ flexGrow: seconds, ...mark(color) }} />
        ))}
      </div>
      <ol>
        {stays.map(({ since, until, label, by, seconds, color }) => {
          const when = formatInstantRelative(since, format);
          return (
            <li key={since} data-now={until === null || undefined}>
              <span className={classes.dot} style={mark(color)} aria-hidden />
              <span className={classes.name} dir="auto">
                {label ?? '–'}
              </span>
              <span className="tabular">{formatDuration(seconds, format)}</span>
              <time dateTime={since} title={formatDateTime(since, format)}>
                {by ? t('way.sinceBy', { when, who: by.label }) : t('way.since', { when })}
              </time>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function secondsBetween(from: string, until: string): number {
  return Math.max(0, (new Date(until).getTime() - new Date(from).getTime()) / 1000);
}

function mark(color: string): React.CSSProperties {
  return { '--mark': `var(--mantine-color-${color}-5)` } as React.CSSProperties;
}
