import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../platform/api';
import { notifyProblem } from '../platform/notify';
import { changeRecord, labelOf } from '../records/changes';
import { isOpen } from './tasks';

interface Props {
  object: ObjectDefinition;
  task: RecordData;
  disabled?: boolean;
}

/** Ticks a task off, or takes it up again; the toast undoes it. */
export function TaskCheck({ object, task, disabled = false }: Props) {
  const { t } = useTranslation('activities');
  // Shown at once, wherever the task stands; the answer decides.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const done = wanted ?? !isOpen(task);
  const name = labelOf(object, task);

  async function toggle(next: boolean) {
    setWanted(next);
    const message = t(next ? 'task.done' : 'task.reopened', { name });
    try {
      await changeRecord(object, task, { status: next ? 'done' : 'open' }, { message });
    } catch (error) {
      notifyProblem(error);
    } finally {
      setWanted(null);
    }
  }

  return (
    <Checkbox
      size="xs"
      radius="xl"
      color="teal.7"
      aria-label={t(done ? 'task.reopen' : 'task.finish', { name })}
      checked={done}
      disabled={disabled || !object.can.update}
      onChange={(event) => void toggle(event.currentTarget.checked)}
    />
  );
}
