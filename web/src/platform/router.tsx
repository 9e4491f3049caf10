import { createRouter } from '@tanstack/react-router';
import { activitiesRoutes } from '../activities/routes';
import { administrationRoutes } from '../administration/routes';
import { intelligenceRoutes } from '../intelligence/routes';
import { partiesRoutes } from '../parties/routes';
import { recordsRoutes } from '../records/routes';
import { offerRoute, salesRoutes } from '../sales/routes';
import { transferRoutes } from '../transfer/routes';
import { rootRoute } from './rootRoute';
import { sessionRoutes } from './session/routes';
import { shellRoute } from './shell/shellRoute';

// Each feature folder owns its routes; this list only puts them together.
const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  offerRoute,
  shellRoute.addChildren([
    ...activitiesRoutes,
    ...partiesRoutes,
    ...salesRoutes,
    ...transferRoutes,
    ...intelligenceRoutes,
    ...administrationRoutes,
    ...recordsRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
