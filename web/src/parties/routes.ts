import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';
import { duplicatesSearch } from './duplicates/duplicatesSearch';

export const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duplicates',
  validateSearch: duplicatesSearch,
  component: lazyRouteComponent(() => import('./duplicates/DuplicatesPage'), 'DuplicatesPage'),
});

/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const partiesRoutes = [duplicatesRoute] as const;
