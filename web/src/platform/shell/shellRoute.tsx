import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { changeLanguage, currentLanguage, isLanguage } from '../languages';
import { queryClient } from '../queryClient';
import { rootRoute } from '../rootRoute';
import { sessionQuery } from '../session/session';

/** Everything behind the sign-in: the parent of each feature's routes. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.state === 'setUpNeeded') throw redirect({ to: '/set-up' });
    if (session.state === 'signedOut') {
      const next = location.href === '/' ? undefined : location.href;
      throw redirect({ to: '/sign-in', search: { next } });
    }
    const language = session.user?.language;
    if (isLanguage(language) && language !== currentLanguage()) await changeLanguage(language);
  },
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
});
