import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatMoney, formatPercent, useFormat } from '../../platform/format';
import { say } from '../../platform/languages';
import { useObjectIfKnown } from '../../records/catalog';
import { recordKeys } from '../../records/recordQueries';
import { NegotiationStep } from './NegotiationStep';
import { barsOf, isNegotiated } from './negotiation';
import type { Course, Negotiation } from './negotiation';
import classes from './negotiation.module.css';

/** How the terms of a deal went from version to version of its quotes, why, and what the customer said. */
export function NegotiationPanel({ record }: RecordProps) {
  const object = useObjectIfKnown('quote');
  const { data } = useQuery({
    // Other records' events are in it, as in a time line.
    queryKey: [...recordKeys.timeline('opportunity', record.id), 'negotiation'],
    queryFn: ({ signal }) =>
      request<Negotiation>(`/api/opportunities/${record.id}/negotiation`, { signal }),
    enabled: object !== undefined,
  });
  const courses = data?.courses.filter(isNegotiated) ?? [];
  if (!object || courses.length === 0) return null;
  return (
    <section className={classes.panel}>
      <h2>{say('sales:negotiation')}</h2>
      {courses.map((course) => (
        <div key={course.number} className={classes.course}>
          {courses.length > 1 && (
            <h3>
              <bdi>{course.number}</bdi>
            </h3>
          )}
          <Totals course={course} />
          <ol>
            {course.steps.map((step) => (
              <NegotiationStep key={`${step.kind} ${step.at}`} object={object} step={step} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** What the versions came to, drawn: each bar is held against the highest. */
function Totals({ course }: { course: Course }) {
  const { t } = useTranslation('negotiation');
  const format = useFormat();
  const bars = barsOf(course);
  const { difference, percent } = course;
  const worth = bars.map(({ step }) =>
    t('total', { name: step.name, total: formatMoney(step.total!, format) }),
  );
  const sign = difference && Number(difference.amount) > 0 ? '+' : '';
  return (
    <>
      {difference && (
        <p className={classes.difference}>
          <strong className="tabular">
            {sign}
            {formatMoney(difference, format)}
          </strong>
          {typeof percent === 'number' && (
            <span className="tabular">
              {sign}
              {formatPercent(percent, format, 1)}
            </span>
          )}
        </p>
      )}
      {bars.length > 0 && (
        <div
          className={classes.bars}
          role="img"
          aria-label={t('totals', { totals: worth.join(', ') })}
        >
          {bars.map(({ step, height }, index) => (
            <span key={step.quote} title={worth[index]}>
              <span style={{ blockSize: `${height * 100}%` }} />
            </span>
          ))}
        </div>
      )}
    </>
  );
}
