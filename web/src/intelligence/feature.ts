import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

export const intelligence: Feature = {
  places: [
    {
      name: 'home',
      label: () => say('platform:home.title'),
      icon: 'home',
      to: '/',
      position: 'first',
      key: 'h',
    },
    {
      name: 'dashboard',
      label: () => say('intelligence:dashboard.title'),
      icon: 'chart-bar',
      to: '/dashboard',
      position: 'first',
      key: 'd',
    },
  ],
};
