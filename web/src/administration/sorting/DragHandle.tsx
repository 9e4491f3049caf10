import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sorting.module.css';

/**
 * What a row is dragged by. With keys: space takes it, arrows move it, space puts it down, Escape leaves it where it
 * was; `Sorting` tells so those who don't see it.
 */
export function DragHandle({
  name,
  ref,
}: {
  /** What people call the row. */
  name: string;
  /** The sortable's `handleRef`. */
  ref: Ref<HTMLButtonElement>;
}) {
  const { t } = useTranslation('administration');
  return (
    <ActionIcon
      ref={ref}
      variant="subtle"
      color="gray"
      size={24}
      className={classes.handle}
      aria-label={t('sorting.move', { name })}
      aria-roledescription={t('sorting.movable')}
    >
      <IconGripVertical size={15} stroke={1.6} />
    </ActionIcon>
  );
}
