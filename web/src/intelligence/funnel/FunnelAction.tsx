import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartFunnel } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { trackedChoice } from './funnel';

/** In the head of a list: how far its records come. */
export function FunnelAction({ object, empty }: { object: ObjectDefinition; empty?: boolean }) {
  const { t } = useTranslation('funnel');
  if (empty || !trackedChoice(object)) return null;
  return (
    <Tooltip label={t('action')}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('action')}
        renderRoot={(props) => <Link {...props} to="/funnel" search={{ object: object.name }} />}
      >
        <IconChartFunnel size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
