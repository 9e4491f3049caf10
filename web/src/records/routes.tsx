import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';
import { queryClient } from '../platform/queryClient';
import { listSearch } from './list/listSearch';
import { viewsQuery } from './views/views';

/** `/companies`, `/opportunities?as=board`, `/people?view=<id>`: the path is the catalog's, for every object. */
export const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/$path',
  validateSearch: listSearch,
  // Which view a list opens with is asked for beside the catalog, not after it.
  beforeLoad: () => void queryClient.prefetchQuery(viewsQuery),
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

/** `/bulk-changes/<id>`: what became of a change to all records that a filter found. */
export const bulkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bulk-changes/$id',
  component: lazyRouteComponent(() => import('./bulk/BulkPage'), 'BulkPage'),
});

export const recordsRoutes = [listRoute, recordRoute, bulkRoute] as const;
