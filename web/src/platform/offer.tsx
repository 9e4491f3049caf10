import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

interface Offer {
  id: string;
  message: string;
  /** What the button says. */
  action: string;
  act: () => void;
  icon?: ReactNode;
}

/** A toast that says what was done, with a button that takes it back. */
export function offer({ id, message, action, act, icon }: Offer): void {
  notifications.show({
    id,
    icon,
    withBorder: true,
    autoClose: 7000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" lineClamp={2} dir="auto">
          {message}
        </Text>
        <Button variant="light" flex="none" onClick={act}>
          {action}
        </Button>
      </Group>
    ),
  });
}
