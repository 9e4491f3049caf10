import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

export const leads: Feature = {
  objects: {
    lead: {
      recordActions: lazy(async () => ({
        default: (await import('./ConvertAction')).ConvertAction,
      })),
      panels: [
        {
          name: 'assignment',
          label: () => say('sales:assignment'),
          component: lazy(async () => ({
            default: (await import('./assignment/parts')).AssignmentPanel,
          })),
        },
        {
          name: 'arrival',
          label: () => say('detail:arrival'),
          component: lazy(async () => ({
            default: (await import('./ArrivalsPanel')).ArrivalsPanel,
          })),
        },
      ],
    },
  },
};
