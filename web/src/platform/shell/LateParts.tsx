import { Drawer } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ConflictDialog } from '../../records/ConflictDialog';
import { MissingDialog } from '../../records/MissingDialog';
import { LiveUpdates } from '../../records/live/LiveUpdates';
import { ViewBanner } from '../session/ViewBanner';
import { Navigation } from './Navigation';
import classes from './LateParts.module.css';
import { ShortcutHelp } from './ShortcutHelp';

interface Props {
  drawer: boolean;
  onDrawerClose: () => void;
}

/** Dialogs, toasts and the phone's drawer: nothing of it is seen before somebody acts. */
export function LateParts({ drawer, onDrawerClose }: Props) {
  const { t } = useTranslation('platform');
  return (
    <>
      {/* Whoever opens a dialog speaks to it by an event: the page need not stand inside. */}
      <ModalsProvider>{null}</ModalsProvider>
      <Notifications position="bottom-right" limit={3} className={classes.toasts} />
      <ViewBanner />
      <ConflictDialog />
      <MissingDialog />
      <LiveUpdates />
      <ShortcutHelp />
      <Drawer.Root
        opened={drawer}
        onClose={onDrawerClose}
        size={280}
        transitionProps={{ duration: 120 }}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('shell.navigation')}>
          <Navigation collapsed={false} onNavigate={onDrawerClose} />
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}
