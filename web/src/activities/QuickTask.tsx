import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../platform/api';
import { useShortcuts } from '../platform/shortcuts';
import classes from './activities.module.css';
import { TaskForm } from './TaskForm';

/** A line to add a task in passing. */
export function QuickTask({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('activities');
  const [asked, setAsked] = useState(0);
  useShortcuts(object.pluralLabel, [
    { keys: 't', label: t('task.write'), run: () => setAsked((times) => times + 1) },
  ]);
  if (!object.can.create) return null;
  return (
    <div className={classes.quick}>
      <TaskForm object={object} about={null} asked={asked} />
    </div>
  );
}
