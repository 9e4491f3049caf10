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
};
