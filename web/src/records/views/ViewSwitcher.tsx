import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import type { Column } from '../list/useColumns';
import type { Viewed } from './views';
import classes from './views.module.css';

const ViewMenu = lazy(async () => ({ default: (await import('./ViewMenu')).ViewMenu }));

export interface SwitcherProps {
  object: ObjectDefinition;
  viewed: Viewed;
  /** Columns are otherwise wide than the view says. */
  resized: boolean;
  columns: Column[];
  onForgetWidths: () => void;
}

/** Which view the list shows, and the way to the others. */
export function ViewSwitcher(props: SwitcherProps) {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const { view, changed } = props.viewed;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          fw={500}
          className={classes.switcher}
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
          aria-label={t('views.switch', { view: view?.name ?? t('views.all') })}
          onClick={() => setOpen(!open)}
        >
          <span dir="auto">{view?.name ?? t('views.all')}</span>
          {(changed || props.resized) && (
            <span className={classes.changed} title={t('views.changed')}>
              <span className="visuallyHidden">{t('views.changed')}</span>
            </span>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Suspense>
          <ViewMenu {...props} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
