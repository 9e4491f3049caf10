import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../platform/shell/shellRoute';

export interface UsersSearch {
  /** Part of a name. */
  q?: string;
  show?: 'active' | 'inactive';
}

function objectSearch(search: Record<string, unknown>): { object?: string } {
  return typeof search.object === 'string' ? { object: search.object } : {};
}

/** The frame of the administration's pages: their names as tabs; nobody but administrators gets in. */
export const administrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration',
  component: lazyRouteComponent(() => import('./AdministrationLayout'), 'AdministrationLayout'),
});

const indexRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/administration/users', replace: true });
  },
});

const usersRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/users',
  validateSearch: (search: Record<string, unknown>): UsersSearch => {
    const { q, show } = search;
    return {
      ...(typeof q === 'string' && q !== '' && { q }),
      ...((show === 'active' || show === 'inactive') && { show }),
    };
  },
  component: lazyRouteComponent(() => import('./users/UsersPage'), 'UsersPage'),
});

const teamsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/teams',
  component: lazyRouteComponent(() => import('./teams/TeamsPage'), 'TeamsPage'),
});

const rolesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/roles',
  validateSearch: (search: Record<string, unknown>): { role?: string } =>
    typeof search.role === 'string' ? { role: search.role } : {},
  component: lazyRouteComponent(() => import('./roles/RolesPage'), 'RolesPage'),
});

const pipelinesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/pipelines',
  component: lazyRouteComponent(() => import('./pipelines/PipelinesPage'), 'PipelinesPage'),
});

const assignmentRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/assignment',
  component: lazyRouteComponent(() => import('../leads/assignment/parts'), 'AssignmentPage'),
});

const fieldsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/fields',
  validateSearch: objectSearch,
  component: lazyRouteComponent(() => import('./fields/FieldsPage'), 'FieldsPage'),
});

const layoutsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/layouts',
  validateSearch: objectSearch,
  component: lazyRouteComponent(() => import('./shaping'), 'LayoutsPage'),
});

const shapeRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/shape',
  component: lazyRouteComponent(() => import('./shaping'), 'ShapePage'),
});

const relationTypesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/relation-types',
  component: lazyRouteComponent(
    () => import('./relationTypes/RelationTypesPage'),
    'RelationTypesPage',
  ),
});

const formsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/forms',
  validateSearch: (search: Record<string, unknown>): { form?: string } =>
    typeof search.form === 'string' ? { form: search.form } : {},
  component: lazyRouteComponent(() => import('./outside'), 'FormsPage'),
});

const mailRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/mail',
  component: lazyRouteComponent(() => import('./outside'), 'MailPage'),
});

const tagsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/tags',
  component: lazyRouteComponent(() => import('./tags/TagsPage'), 'TagsPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/organisation',
  component: lazyRouteComponent(
    () => import('./organisation/OrganisationPage'),
    'OrganisationPage',
  ),
});

const securityRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('./security/SecurityEventList'), 'SecurityEventsPage'),
});

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage'),
});

/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const administrationRoutes = [
  administrationRoute.addChildren([
    indexRoute,
    usersRoute,
    teamsRoute,
    rolesRoute,
    fieldsRoute,
    layoutsRoute,
    shapeRoute,
    pipelinesRoute,
    assignmentRoute,
    relationTypesRoute,
    formsRoute,
    mailRoute,
    tagsRoute,
    organisationRoute,
    securityRoute,
  ]),
  settingsRoute,
] as const;
