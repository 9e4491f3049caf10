import { ActionIcon, Tooltip } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { late } from './orders';

/** In the head of the orders' list: those that should have been delivered by now. */
export function LateOrders({ object, empty }: { object: ObjectDefinition; empty?: boolean }) {
  const { t } = useTranslation('orders');
  if (empty) return null;
  return (
    <Tooltip label={t('lateOrders')}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('lateOrders')}
        renderRoot={(props) => (
          <Link
            {...props}
            to="/$path"
            params={{ path: object.path }}
            search={{ filter: late, sort: 'promisedOn' }}
          />
        )}
      >
        <IconClockExclamation size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
