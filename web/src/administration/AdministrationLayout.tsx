import { Skeleton, Text } from '@mantine/core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../platform/session/session';
import { NotFoundPage } from '../platform/shell/ErrorPages';
import { PageHeader } from '../platform/shell/PageHeader';
import classes from './administration.module.css';

const places = [
  { to: '/administration/users', name: 'users' },
  { to: '/administration/teams', name: 'teams' },
  { to: '/administration/roles', name: 'roles' },
  { to: '/administration/fields', name: 'fields' },
  { to: '/administration/layouts', name: 'layouts' },
  { to: '/administration/pipelines', name: 'pipelines' },
  { to: '/administration/assignment', name: 'assignment' },
  { to: '/administration/forms', name: 'forms' },
  { to: '/administration/mail', name: 'mail' },
  { to: '/administration/relation-types', name: 'relationTypes' },
  { to: '/administration/tags', name: 'tags' },
  { to: '/administration/shape', name: 'shape' },
  { to: '/administration/organisation', name: 'organisation' },
  { to: '/administration/security', name: 'security' },
] as const;

export function AdministrationLayout() {
  const { t } = useTranslation('administration');
  const { user } = useSignedIn();
  const tabs = useRef<HTMLElement>(null);
  const place = useLocation().pathname;
  useEffect(() => {
    // On a phone there is room for few: the one that is shown is among them.
    const shown = tabs.current?.querySelector('[aria-current=page]');
    shown?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [place]);
  if (!user.administrator) return <NotFoundPage />;
  return (
    <>
      <PageHeader>
        <Text component="h1" fw={600}>
          {t('title')}
        </Text>
      </PageHeader>
      <nav ref={tabs} aria-label={t('title')} className={classes.tabs}>
        <ul>
          {places.map(({ to, name }) => (
            <li key={name}>
              <Link
                to={to}
                className={classes.tab}
                activeOptions={{ includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                {t(`places.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.body}>
        <Suspense fallback={<Lines />}>
          <Outlet />
        </Suspense>
      </div>
    </>
  );
}

function Lines() {
  return (
    <div aria-hidden>
      {Array.from({ length: 7 }, (_, row) => (
        <Skeleton key={row} h={14} mb={26} w={`${88 - ((row * 13) % 34)}%`} />
      ))}
    </div>
  );
}
