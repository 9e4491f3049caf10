import { lazy } from 'react';
import type { ObjectDefinition } from '../platform/api';
import type { Feature, ObjectExtension } from '../platform/feature';
import { say } from '../platform/languages';

const party: ObjectExtension = {
  figures: lazy(async () => ({
    default: (await import('./party/PartyFigures')).PartyFigures,
  })),
  panels: [
    {
      name: 'purchases',
      label: () => say('parties:purchases.title'),
      covers: ['order'],
      component: lazy(async () => ({
        default: (await import('./purchases/PurchasesPanel')).PurchasesPanel,
      })),
    },
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

const followedParts = () => import('./funnel/followed');

function isFollowed({ fields }: ObjectDefinition): boolean {
  return fields.some(({ operators }) => operators.includes('=reached='));
}

/** What has a status whose changes are kept. */
const followed: ObjectExtension = {
  panels: [
    {
      name: 'score',
      label: () => say('scores:panel.title'),
      of: isFollowed,
      component: lazy(async () => ({ default: (await followedParts()).ScorePanel })),
    },
    {
      name: 'way',
      label: () => say('funnel:way.title'),
      of: isFollowed,
      component: lazy(async () => ({ default: (await followedParts()).WayPanel })),
    },
  ],
  listActions: lazy(async () => ({ default: (await followedParts()).FunnelAction })),
};

/** What may wait for somebody to act. */
const open: ObjectExtension = {
  prompt: lazy(async () => ({
    default: (await import('./management/WaitingPrompt')).WaitingPrompt,
  })),
};

export const intelligence: Feature = {
  objects: { company, person: party, opportunity: open, lead: open, '*': followed },
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
