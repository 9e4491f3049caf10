import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

export const activities: Feature = {
  objects: {
    note: {
      timelineEntry: lazy(async () => ({ default: (await import('./NoteEntry')).NoteEntry })),
      composer: {
        key: 'n',
        label: () => say('activities:note.write'),
        form: lazy(async () => ({ default: (await import('./NoteForm')).NoteForm })),
      },
    },
    task: {
      timelineEntry: lazy(async () => ({ default: (await import('./TaskEntry')).TaskEntry })),
      composer: {
        key: 't',
        label: () => say('activities:task.write'),
        form: lazy(async () => ({ default: (await import('./TaskForm')).TaskForm })),
      },
      beforeName: lazy(async () => ({ default: (await import('./TaskCells')).TaskBox })),
      cells: { dueAt: lazy(async () => ({ default: (await import('./TaskCells')).DueCell })) },
      listTop: lazy(async () => ({ default: (await import('./QuickTask')).QuickTask })),
    },
  },
};
