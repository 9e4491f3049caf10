import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatList, formatPercent, useFormat } from '../../platform/format';
import { recordKeys } from '../../records/recordQueries';
import { Reasons } from './Reasons';
import classes from './scores.module.css';

/** How likely a record ends well, and what speaks for it and against it. */
export function ScorePanel({ object, record }: RecordProps) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { data } = useQuery({
    // Beside the history, with which it changes.
    queryKey: [...recordKeys.history(object.name, record.id), 'score'],
    queryFn: ({ signal }) =>
      request<Schemas['RecordScore']>(`/api/records/${object.name}/${record.id}/score`, { signal }),
  });
  if (!data || data.probability === null) return null;
  const field = object.fields.find(({ name }) => name === data.field);
  const good = data.good.map(
    (value) => field?.choices?.find((choice) => choice.value === value)?.label ?? value,
  );
  const percent = 100 * data.probability;
  return (
    <section className={classes.panel}>
      <h2>{t('panel.title')}</h2>
      <p className={classes.score}>
        <strong className="tabular">{formatPercent(percent, format)}</strong>
        <span>{t('panel.of', { end: formatList(good, format, 'or') })}</span>
      </p>
      <div className={classes.meter} aria-hidden>
        <span style={{ inlineSize: `${percent}%` }} />
      </div>
      {data.reasons.length > 0 && (
        <>
          <Reasons object={object} reasons={data.reasons} />
          <p className={classes.quiet}>{t('panel.compared')}</p>
        </>
      )}
      {data.verdict && data.verdict !== 'useful' && (
        <p className={classes.quiet}>{t(`panel.${data.verdict}`)}</p>
      )}
    </section>
  );
}
