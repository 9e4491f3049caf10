import { createRootRoute } from '@tanstack/react-router';
import { ErrorPage, NotFoundPage } from './shell/ErrorPages';

export const rootRoute = createRootRoute({
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});
