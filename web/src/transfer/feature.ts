import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';
import { bestOrder } from './steps';

const listActions = lazy(async () => ({ default: (await import('./ImportAction')).ImportAction }));
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
  objects: Object.fromEntries(bestOrder.map((object) => [object, { listActions }])),
  headerItems: [JobsIndicator],
};
