import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queryClient } from '../queryClient';
import { rootRoute } from '../rootRoute';
import { sessionQuery } from './session';

interface SignInSearch {
  /** The address to return to, within this application. */
  next?: string | undefined;
  /** `failed` when a provider sent nobody back whom we know. */
  provider?: string | undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    // Only addresses of our own: a link must not lead a person elsewhere after signing in.
    next:
      typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? search.next : undefined,
    provider: search.provider === 'failed' ? 'failed' : undefined,
  }),
  beforeLoad: async ({ search }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.state === 'setUpNeeded') throw redirect({ to: '/set-up' });
    if (session.state === 'signedIn') throw redirect({ href: search.next ?? '/' });
  },
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
});

export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  // The log's address carries the code; one of digits alone was read as a number.
  validateSearch: (search: Record<string, unknown>): { code?: string } =>
    search.code === undefined ? {} : { code: String(search.code) },
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.state !== 'setUpNeeded') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./SetUpPage'), 'SetUpPage'),
});

export const activationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activate/$token',
  component: lazyRouteComponent(() => import('./ActivationPage'), 'ActivationPage'),
});

export const sessionRoutes = [signInRoute, setUpRoute, activationRoute] as const;
