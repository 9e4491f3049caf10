import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./HomePage'), 'HomePage'),
});

/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const activitiesRoutes = [homeRoute] as const;
