import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

export const activities: Feature = {
  places: [
    {
      name: 'home',
      label: () => say('platform:home.title'),
      icon: 'home',
      to: '/',
      position: 'first',
      key: 'h',
    },
  ],
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
    },
  },
};
