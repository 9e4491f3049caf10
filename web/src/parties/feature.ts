import { lazy } from 'react';
import type { Feature, ObjectExtension } from '../platform/feature';
import { say } from '../platform/languages';

const party: ObjectExtension = {
  panels: [
    {
      name: 'relations',
      label: () => say('parties:relations.title'),
      component: lazy(async () => ({
        default: (await import('./RelationsPanel')).RelationsPanel,
      })),
      covers: ['relation'],
    },
    {
      name: 'consents',
      label: () => say('parties:consents.title'),
      component: lazy(async () => ({
        default: (await import('./ConsentsPanel')).ConsentsPanel,
      })),
      covers: ['consent'],
    },
    {
      name: 'network',
      label: () => say('parties:network.title'),
      component: lazy(async () => ({
        default: (await import('./network/NetworkPanel')).NetworkPanel,
      })),
      optional: true,
    },
  ],
};

export const parties: Feature = {
  places: [
    {
      name: 'duplicates',
      label: () => say('platform:places.duplicates'),
      icon: 'copy',
      to: '/duplicates',
      position: 'last',
    },
  ],
  objects: { company: party, person: party },
};
