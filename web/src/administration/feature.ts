import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

export const administration: Feature = {
  places: [
    {
      name: 'administration',
      label: () => say('platform:places.administration'),
      icon: 'settings',
      to: '/administration',
      position: 'last',
      administrators: true,
      key: 'a',
    },
  ],
};
