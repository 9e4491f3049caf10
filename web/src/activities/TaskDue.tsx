import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordData } from '../platform/api';
import { formatDateTime, formatInstantRelative, useFormat } from '../platform/format';
import classes from './activities.module.css';
import { isOverdue } from './tasks';

/** When a task is due, in words; an overdue one bears a sign beside its colour. */
export function TaskDue({ task }: { task: RecordData }) {
  const { t } = useTranslation('activities');
  const format = useFormat();
  if (typeof task.dueAt !== 'string') return null;
  const overdue = isOverdue(task);
  const when = formatInstantRelative(task.dueAt, format);
  return (
    <time
      className={classes.due}
      data-overdue={overdue || undefined}
      dateTime={task.dueAt}
      title={formatDateTime(task.dueAt, format)}
    >
      {overdue && (
        <IconAlertCircle size={14} stroke={1.8} role="img" aria-label={t('task.overdue')} />
      )}
      {when}
    </time>
  );
}
