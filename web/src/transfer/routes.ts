import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';
import { outcomes } from './imports';
import type { Outcome } from './imports';

export const steps = ['columns', 'values', 'check', 'run'] as const;
export type Step = (typeof steps)[number];

export interface ImportSearch {
  step?: Step;
  /** In the check and the report: only rows with this outcome. */
  outcome?: Outcome;
}

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('./ImportsPage'), 'ImportsPage'),
});

export const newImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/new',
  validateSearch: (search: Record<string, unknown>): { object?: string } =>
    typeof search.object === 'string' ? { object: search.object } : {},
  component: lazyRouteComponent(() => import('./NewImportPage'), 'NewImportPage'),
});

/** `/imports/<id>?step=values`: one import, at the step where it was left. */
export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$id',
  validateSearch: (search: Record<string, unknown>): ImportSearch => {
    const step = steps.find((name) => name === search.step);
    const outcome = outcomes.find((name) => name === search.outcome);
    return { ...(step && { step }), ...(outcome && { outcome }) };
  },
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});

/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const transferRoutes = [importsRoute, newImportRoute, importRoute] as const;
