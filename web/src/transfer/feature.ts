import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

const listActions = lazy(async () => ({ default: (await import('./ListActions')).ListActions }));
const JobsIndicator = lazy(async () => ({
  default: (await import('./jobs/JobsIndicator')).JobsIndicator,
}));

export const transfer: Feature = {
  places: [
    {
      name: 'imports',
      label: () => say('platform:places.transfer'),
      icon: 'upload',
      to: '/imports',
      position: 'last',
      key: 'i',
    },
  ],
  objects: { '*': { listActions } },
  headerItems: [JobsIndicator],
};
