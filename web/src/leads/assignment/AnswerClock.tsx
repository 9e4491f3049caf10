import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordData } from '../../platform/api';
import { formatInstantRelative, useFormat } from '../../platform/format';
import { formatDuration } from '../../intelligence/funnel/funnel';
import classes from './assignment.module.css';

/** Until when a first answer is due, or after what time there was one. */
export function AnswerClock({ record }: { record: RecordData }) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const due = instant(record.answerDue);
  const answered = instant(record.answeredAt);
  const came = instant(record.createdAt);
  if (answered !== null && came !== null) {
    const time = formatDuration(Math.max(0, answered - came) / 1000, format);
    const late = due !== null && answered > due;
    return (
      <p className={classes.clock} data-late={late || undefined}>
        {t(late ? 'panel.answeredLate' : 'panel.answered', { time })}
      </p>
    );
  }
  if (due === null || typeof record.answerDue !== 'string') return null;
  const late = due < now;
  return (
    <p className={classes.clock} data-late={late || undefined}>
      {t(late ? 'panel.overdue' : 'panel.due', {
        when: formatInstantRelative(record.answerDue, format),
      })}
    </p>
  );
}

function instant(value: unknown): number | null {
  return typeof value === 'string' ? new Date(value).getTime() : null;
}
