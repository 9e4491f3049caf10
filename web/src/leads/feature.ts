import { lazy } from 'react';
import type { Feature } from '../platform/feature';

export const leads: Feature = {
  objects: {
    lead: {
      recordActions: lazy(async () => ({
        default: (await import('./ConvertAction')).ConvertAction,
      })),
    },
  },
};
