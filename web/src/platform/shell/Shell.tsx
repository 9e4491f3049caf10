import { Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { useGoShortcuts } from './destinations';
import { HeaderSlot } from './PageHeader';
import { OfflineBanner } from './OfflineBanner';
import classes from './Shell.module.css';
import { undoLast } from '../../records/undo';
import { isExpired, onExpiryChange } from '../session/expiry';
import { useShortcuts } from '../shortcuts';
import { PageContexts } from './PageContexts';
import { TabBar } from './TabBar';

const SessionExpired = lazy(async () => ({
  default: (await import('../session/SessionExpired')).SessionExpired,
}));

// What a page needs only once somebody acts comes after it.
const LateParts = lazy(async () => ({ default: (await import('./LateParts')).LateParts }));

/** The frame of every page after the sign-in: navigation, header, content to the edges. */
export function Shell() {
  return (
    <>
      <Suspense fallback={<ShellSkeleton />}>
        <PageContexts>
          <Frame />
        </PageContexts>
      </Suspense>
      <ExpiredSession />
    </>
  );
}

function Frame() {
  const { t } = useTranslation('platform');
  const address = useLocation({ select: ({ href }) => href });
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'rapport.navigation.collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, setDrawer] = useState(false);
  const late = useLater();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useGoShortcuts();
  useShortcuts(t('shortcuts.everywhere'), [
    { keys: 'mod+z', label: t('shortcuts.undo'), command: true, run: () => void undoLast() },
  ]);

  return (
    <div className={classes.shell} data-collapsed={collapsed || undefined}>
      <a href="#content" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <div className={classes.side}>
        <Navigation collapsed={collapsed} onCollapse={() => setCollapsed(!collapsed)} />
      </div>
      <div className={classes.main}>
        <Header slot={setSlot} />
        <OfflineBanner />
        <main id="content" className={classes.content} tabIndex={-1}>
          <ErrorBoundary resetKey={address}>
            <Suspense fallback={<ContentSkeleton />}>
              <HeaderSlot value={slot}>
                <Outlet />
              </HeaderSlot>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <TabBar onMore={() => setDrawer(true)} />
      {(late || drawer) && (
        <Suspense>
          <LateParts drawer={drawer} onDrawerClose={() => setDrawer(false)} />
        </Suspense>
      )}
    </div>
  );
}

// What must not compete with the page itself for the line begins after so long.
const later = 800;

function useLater(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), later);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

function ExpiredSession() {
  const expired = useSyncExternalStore(onExpiryChange, isExpired);
  return (
    expired && (
      <Suspense>
        <SessionExpired />
      </Suspense>
    )
  );
}

function ShellSkeleton() {
  return (
    <div className={classes.shell}>
      <div className={classes.side} />
      <div className={classes.main}>
        <div className={classes.headerSkeleton} />
        <ContentSkeleton />
      </div>
    </div>
  );
}

function ContentSkeleton() {
  return (
    <div className={classes.contentSkeleton} aria-hidden>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} h={14} mb={22} w={`${86 - ((row * 13) % 38)}%`} />
      ))}
    </div>
  );
}
