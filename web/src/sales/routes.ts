import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../platform/rootRoute';
import { shellRoute } from '../platform/shell/shellRoute';

export const quoteRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quote/$id',
  component: lazyRouteComponent(() => import('./quotes/QuotePage'), 'QuotePage'),
});

/** Where a customer's link leads: nobody signs in here. */
export const offerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/q/$token',
  component: lazyRouteComponent(() => import('./offers/OfferPage'), 'OfferPage'),
});

export const salesRoutes = [quoteRoute] as const;
