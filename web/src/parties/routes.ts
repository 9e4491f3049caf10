import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';
import { duplicatesSearch } from './duplicates/duplicatesSearch';

export const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duplicates',
  validateSearch: duplicatesSearch,
  component: lazyRouteComponent(() => import('./duplicates/DuplicatesPage'), 'DuplicatesPage'),
});

/** What the network's address holds. */
interface NetworkSearch {
  /** Ids of those whose neighbours are shown, too. */
  grown?: string | undefined;
  /** Whose way from here is asked for. */
  to?: string | undefined;
  view?: 'list' | undefined;
}

export const networkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/network/$id',
  validateSearch: (search: Record<string, unknown>): NetworkSearch => ({
    ...(typeof search.grown === 'string' && search.grown !== '' ? { grown: search.grown } : {}),
    ...(typeof search.to === 'string' && search.to !== '' ? { to: search.to } : {}),
    ...(search.view === 'list' ? { view: 'list' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./network/NetworkPage'), 'NetworkPage'),
});

/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const partiesRoutes = [duplicatesRoute, networkRoute] as const;
