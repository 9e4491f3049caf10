import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatInstantRelative, useFormat } from '../../platform/format';
import { recordKeys } from '../../records/recordQueries';
import { AnswerClock } from './AnswerClock';
import classes from './assignment.module.css';
import { ReasonWords } from './ReasonWords';

/** Why somebody has the lead, and whether it was answered in time. */
export function AssignmentPanel({ object, record }: RecordProps) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const { data } = useQuery({
    // Beside the history, with which it changes.
    queryKey: [...recordKeys.history(object.name, record.id), 'assignments'],
    queryFn: ({ signal }) =>
      request<Schemas['LeadAssignments']>(`/api/leads/${record.id}/assignments`, { signal }),
  });
  const given = data?.assignments ?? [];
  const waits = record.assign === true;
  const timed = typeof record.answerDue === 'string' || typeof record.answeredAt === 'string';
  if (given.length === 0 && !waits && !timed) return null;
  return (
    <section className={classes.panel}>
      <h2>{t('panel.title')}</h2>
      <AnswerClock record={record} />
      {waits && <p>{t('panel.waits')}</p>}
      {typeof record.returnsAt === 'string' && (
        <p>{t('panel.returns', { when: formatInstantRelative(record.returnsAt, format) })}</p>
      )}
      <ol className={classes.given}>
        {given.map((each) => (
          <li key={each.at}>
            <ReasonWords lead={object} given={each} />
          </li>
        ))}
      </ol>
    </section>
  );
}
