import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../platform/api';
import type { TimelineEntryProps } from '../platform/feature';
import { labelOf } from '../records/changes';
import { EntryMenu, TimelineFrame } from '../records/detail/TimelineFrame';
import classes from './activities.module.css';
import { TaskCheck } from './TaskCheck';
import { TaskDue } from './TaskDue';
import { isOpen } from './tasks';

/** A task: ticked off where it stands. */
export function TaskEntry({ object, record, at, readOnly }: TimelineEntryProps) {
  const { t } = useTranslation('activities');
  return (
    <TimelineFrame object={object} at={at} who={record.owner as Reference | null}>
      <div className={classes.task}>
        <TaskCheck object={object} task={record} disabled={readOnly} />
        <Link
          to="/$path/$id"
          params={{ path: object.path, id: record.id }}
          className={classes.taskName}
          data-done={!isOpen(record) || undefined}
          dir="auto"
        >
          {labelOf(object, record)}
        </Link>
        <TaskDue task={record} />
        {!readOnly && object.can.delete && (
          <EntryMenu object={object} record={record} label={t('task.menu')} />
        )}
      </div>
    </TimelineFrame>
  );
}
