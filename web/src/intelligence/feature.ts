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

const company: ObjectExtension = {
  ...party,
  panels: [
    {
      name: 'rival',
      label: () => say('parties:rival.title'),
      component: lazy(async () => ({
        default: (await import('./rivals/RivalPanel')).RivalPanel,
      })),
    },
    ...(party.panels ?? []),
  ],
};

export const intelligence: Feature = {
  objects: { company, person: party },
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
