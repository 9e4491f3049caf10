import { Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSelect } from '../languages/LanguageSelect';
import { Logo } from '../shell/Logo';
import classes from './EntryLayout.module.css';

/** The frame of the pages before the sign-in. */
export function EntryLayout({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <main className={classes.page}>
      <div className={wide ? classes.wide : classes.narrow}>
        <Group justify="space-between" mb="lg">
          <Group gap="xs">
            <Logo size={26} />
            <Text fw={650} size="lg">
              Rapport
            </Text>
          </Group>
          <LanguageSelect />
        </Group>
        <Paper withBorder p="xl" radius="md">
          {children}
        </Paper>
      </div>
    </main>
  );
}
