import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';
import { listSearch } from './list/listSearch';

/** `/companies`, `/opportunities?view=board`: the path is the catalog's, for every object. */
export const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/$path',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./list/ListPage'), 'ListPage'),
});

/** `/companies/<id>`: one record. */
export const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/$path/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search.tab === 'string' ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import('./detail/RecordPage'), 'RecordPage'),
});

export const recordsRoutes = [listRoute, recordRoute] as const;
