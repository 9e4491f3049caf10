import type { RecordProps } from '../platform/feature';
import { TaskCheck } from './TaskCheck';
import { TaskDue } from './TaskDue';

/** Before a task's name in a list: its box to tick. */
export function TaskBox({ object, record }: RecordProps) {
  return (
    <span style={{ flex: 'none', marginInlineEnd: 8 }}>
      <TaskCheck object={object} task={record} />
    </span>
  );
}

/** When a task in a list is due, and whether that is past. */
export function DueCell({ record }: RecordProps) {
  return <TaskDue task={record} />;
}
