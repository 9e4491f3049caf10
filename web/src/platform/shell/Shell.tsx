import { Drawer, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { useGoShortcuts } from './destinations';
import { HeaderSlot } from './PageHeader';
import { OfflineBanner } from './OfflineBanner';
import classes from './Shell.module.css';
import { ConflictDialog } from '../../records/ConflictDialog';
import { undoLast } from '../../records/undo';
import { isExpired, onExpiryChange } from '../session/expiry';
import { useShortcuts } from '../shortcuts';
import { PageContexts } from './PageContexts';
import { ShortcutHelp } from './ShortcutHelp';
import { TabBar } from './TabBar';

const SessionExpired = lazy(async () => ({
  default: (await import('../session/SessionExpired')).SessionExpired,
}));

/** The frame of every page after the sign-in: navigation, header, content to the edges. */
export function Shell() {
  return (
    <>
      <Suspense fallback={<ShellSkeleton />}>
        <PageContexts>
          <ModalsProvider>
            <Frame />
          </ModalsProvider>
        </PageContexts>
      </Suspense>
      <Notifications position="bottom-right" limit={3} />
      <ExpiredSession />
    </>
  );
}

function Frame() {
  const { t } = useTranslation('platform');
  const router = useRouter();
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'rapport.navigation.collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, setDrawer] = useState(false);
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
      <aside className={classes.side}>
        <Navigation collapsed={collapsed} onCollapse={() => setCollapsed(!collapsed)} />
      </aside>
      <div className={classes.main}>
        <Header slot={setSlot} />
        <OfflineBanner />
        <main id="content" className={classes.content} tabIndex={-1}>
          <ErrorBoundary resetKey={router.state.location.href}>
            <Suspense fallback={<ContentSkeleton />}>
              <HeaderSlot value={slot}>
                <Outlet />
              </HeaderSlot>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <TabBar onMore={() => setDrawer(true)} />
      <Drawer.Root
        opened={drawer}
        onClose={() => setDrawer(false)}
        size={280}
        transitionProps={{ duration: 120 }}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('shell.navigation')}>
          <Navigation collapsed={false} onNavigate={() => setDrawer(false)} />
        </Drawer.Content>
      </Drawer.Root>
      <ShortcutHelp />
      <ConflictDialog />
    </div>
  );
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
      <aside className={classes.side} />
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
