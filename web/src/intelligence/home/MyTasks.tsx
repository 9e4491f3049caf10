import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TaskCheck } from '../../activities/TaskCheck';
import { TaskDue } from '../../activities/TaskDue';
import { TaskForm } from '../../activities/TaskForm';
import type { ObjectDefinition, RecordData, Reference } from '../../platform/api';
import { useObject } from '../../records/catalog';
import { labelOf } from '../../records/changes';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import type { Home } from '../figures';
import classes from './home.module.css';

/** What I have to do: overdue, today, next; ticked off where it stands. */
export function MyTasks({ tasks }: { tasks: Home['tasks'] }) {
  const { t } = useTranslation('intelligence');
  const object = useObject('task');
  if (!object) return null;
  const groups = (['overdue', 'today', 'next'] as const).filter((name) => tasks[name].length > 0);
  return (
    <section className={classes.card}>
      <h2>
        <Link
          to="/$path"
          params={{ path: object.path }}
          search={{ filter: 'owner==me;status=out=(done,cancelled)', sort: 'dueAt' }}
        >
          {t('home.tasks')}
        </Link>
      </h2>
      {object.can.create && (
        <div className={classes.quick}>
          <TaskForm object={object} about={null} asked={0} />
        </div>
      )}
      {groups.length === 0 && <p className={classes.nothing}>{t('home.noTasks')}</p>}
      {groups.map((name) => (
        <div key={name} className={classes.group}>
          <h3 data-overdue={name === 'overdue' || undefined}>{t(`home.${name}`)}</h3>
          <ul>
            {tasks[name].map((task) => (
              <TaskRow key={task.id} object={object} task={task} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function TaskRow({ object, task }: { object: ObjectDefinition; task: RecordData }) {
  const about = task.about as Reference | null | undefined;
  return (
    <li className={classes.task}>
      <TaskCheck object={object} task={task} />
      <Link
        to="/$path/$id"
        params={{ path: object.path, id: task.id }}
        className={classes.taskName}
        dir="auto"
      >
        {labelOf(object, task)}
      </Link>
      {about && (
        <span className={classes.about}>
          <ReferenceChip reference={about} />
        </span>
      )}
      <TaskDue task={task} />
    </li>
  );
}
