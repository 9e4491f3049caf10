import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayProps } from './DisplayChoices';

const DisplayChoices = lazy(async () => ({
  default: (await import('./DisplayChoices')).DisplayChoices,
}));

/** How the records stand: columns and groups of a list, columns of a board, the date of a calendar. */
export function DisplayOptions(props: DisplayProps) {
  const { t } = useTranslation('records');
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t('columns.title')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('columns.title')}>
            <IconAdjustmentsHorizontal size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Suspense>
          <DisplayChoices {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
