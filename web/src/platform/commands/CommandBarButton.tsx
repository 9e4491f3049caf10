import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../shortcuts';
import classes from './CommandBarButton.module.css';
import { useRecentRecords } from './recent';

const CommandBar = lazy(async () => ({ default: (await import('./CommandBar')).CommandBar }));

export function CommandBarButton() {
  const { t } = useTranslation('platform');
  const [opened, { open, close, toggle }] = useDisclosure(false);
  useRecentRecords();
  useShortcuts(t('shortcuts.everywhere'), [
    { keys: 'mod+k', label: t('commands.title'), whileTyping: true, run: toggle },
  ]);
  return (
    <>
      <UnstyledButton
        className={classes.button}
        onClick={open}
        onPointerEnter={() => void import('./CommandBar')}
      >
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span>{t('commands.short')}</span>
        <Kbd size="xs" aria-hidden>
          {navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <ActionIcon
        className={classes.icon}
        variant="subtle"
        color="gray"
        size={34}
        aria-label={t('commands.short')}
        onClick={open}
      >
        <IconSearch size={19} stroke={1.6} />
      </ActionIcon>
      {opened && (
        <Suspense>
          <CommandBar onClose={close} />
        </Suspense>
      )}
    </>
  );
}
