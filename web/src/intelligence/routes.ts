import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';
import { dashboardSearch } from './dashboard/dashboardSearch';
import { funnelSearch } from './funnel/funnelSearch';
import { forecastSearch, salespeopleSearch } from './management/managementSearch';
import { scoresSearch } from './scores/scoresSearch';
import { traitsSearch } from './traits/traitsSearch';

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage'), 'HomePage'),
});

export const dashboardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/dashboard',
  validateSearch: dashboardSearch,
  component: lazyRouteComponent(() => import('./pages'), 'DashboardPage'),
});

export const funnelRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/funnel',
  validateSearch: funnelSearch,
  component: lazyRouteComponent(() => import('./pages'), 'FunnelPage'),
});

export const scoresRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/scores',
  validateSearch: scoresSearch,
  component: lazyRouteComponent(() => import('./pages'), 'ScoresPage'),
});

export const traitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/traits',
  validateSearch: traitsSearch,
  component: lazyRouteComponent(() => import('./pages'), 'TraitsPage'),
});

export const salespeopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/salespeople',
  validateSearch: salespeopleSearch,
  component: lazyRouteComponent(() => import('./pages'), 'SalespeoplePage'),
});

export const forecastRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/forecast',
  validateSearch: forecastSearch,
  component: lazyRouteComponent(() => import('./pages'), 'ForecastPage'),
});

/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const intelligenceRoutes = [
  homeRoute,
  dashboardRoute,
  funnelRoute,
  scoresRoute,
  traitsRoute,
  salespeopleRoute,
  forecastRoute,
] as const;
