import { Button, UnstyledButton } from '@mantine/core';
import { IconHourglassLow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskCheck } from '../../activities/TaskCheck';
import { TaskDue } from '../../activities/TaskDue';
import { nextWorkingDay } from '../../activities/tasks';
import type { ObjectDefinition, RecordData, Reference } from '../../platform/api';
import type { RecordProps } from '../../platform/feature';
import { useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useSignedIn } from '../../platform/session/session';
import { useOnce } from '../../platform/useOnce';
import { useObjectIfKnown } from '../../records/catalog';
import { createRecord, labelOf } from '../../records/changes';
import { waitingQuery } from './management';
import { useReasonWords } from './useReasonWords';
import classes from './waiting.module.css';

/** Why an open record waits and what to do about it, which one click makes a task. */
export function WaitingPrompt({ object, record }: RecordProps) {
  const { t } = useTranslation('management');
  const task = useObjectIfKnown('task');
  const { wordsOf, stepOf } = useReasonWords();
  const [all, setAll] = useState(false);
  const { data } = useQuery(waitingQuery(object.name, record));
  const [first, ...others] = data?.reasons ?? [];
  if (!data || !first) return null;
  return (
    <section className={classes.prompt} aria-label={t('prompt.title')}>
      <IconHourglassLow size={16} stroke={1.7} aria-hidden />
      <p>
        {wordsOf(first)} <b>{stepOf(first)}</b>
        {others.length > 0 && (
          <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {t('prompt.more', { count: others.length })}
          </UnstyledButton>
        )}
        {all && <small>{others.map(wordsOf).join(' ')}</small>}
      </p>
      {task &&
        (data.task ? (
          <OpenTask object={task} task={data.task as RecordData} />
        ) : (
          task.can.create && <MakeTask {...{ task, object, record }} subject={stepOf(first)} />
        ))}
    </section>
  );
}

/** What is to be done about it already. */
function OpenTask({ object, task }: { object: ObjectDefinition; task: RecordData }) {
  const { t } = useTranslation('management');
  return (
    <span className={classes.task}>
      <TaskCheck object={object} task={task} />
      <span className={classes.toDo}>{t('prompt.toDo')}</span>
      <Link to="/$path/$id" params={{ path: object.path, id: task.id }} dir="auto">
        {labelOf(object, task)}
      </Link>
      <TaskDue task={task} />
    </span>
  );
}

interface MakeTaskProps extends RecordProps {
  task: ObjectDefinition;
  subject: string;
}

function MakeTask({ task, object, record, subject }: MakeTaskProps) {
  const { t } = useTranslation(['management', 'activities']);
  const format = useFormat();
  const { user } = useSignedIn();
  const making = useOnce({
    mutationFn: () =>
      createRecord(
        task,
        {
          // A title has no full stop.
          subject: subject.replace(/[.。]$/u, ''),
          about: { id: record.id, object: object.name, label: labelOf(object, record) },
          owner: (record.owner as Reference | null | undefined) ?? {
            id: user.id,
            object: 'user',
            label: user.name,
          },
          dueAt: nextWorkingDay(format),
        },
        { message: t('activities:task.added') },
      ),
    onError: notifyProblem,
  });
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={making.isPending}
      onClick={() => making.mutate()}
    >
      {t('prompt.make')}
    </Button>
  );
}
