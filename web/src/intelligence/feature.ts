import { lazy } from 'react';
import type { Feature, ObjectExtension } from '../platform/feature';
import { say } from '../platform/languages';

const party: ObjectExtension = {
  figures: lazy(async () => ({
    default: (await import('./party/PartyFigures')).PartyFigures,
  })),
  panels: [
    {
      name: 'quality',
      label: () => say('parties:quality.title'),
      component: lazy(async () => ({
        default: (await import('./party/QualityPanel')).QualityPanel,
      })),
    },
  ],
};

export const intelligence: Feature = {
  objects: { company: party, person: party },
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
