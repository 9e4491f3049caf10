import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData, Reference } from '../../platform/api';
import { formatDateTime, formatTime, useFormat } from '../../platform/format';
import { Icon } from '../../platform/icons';
import { notifyProblem } from '../../platform/notify';
import { deleteRecord } from '../changes';
import classes from './detail.module.css';

interface FrameProps {
  object: ObjectDefinition;
  at: string;
  /** Of what has no time. */
  day?: string | null;
  who: Reference | null;
  children: ReactNode;
}

/** Icon, who and when around one thing on the time line. */
export function TimelineFrame({ object, at, day, who, children }: FrameProps) {
  const format = useFormat();
  return (
    <li className={classes.entry}>
      <span
        className={classes.entryIcon}
        style={{ '--look': `var(--mantine-color-${object.color}-6)` } as React.CSSProperties}
        aria-hidden
      >
        <Icon name={object.icon} size={14} />
      </span>
      <div className={classes.entryBody}>
        <div className={classes.entryHead}>
          <span>{object.label}</span>
          {who && <span dir="auto">{who.label}</span>}
          {!day && (
            <time dateTime={at} title={formatDateTime(at, format)} className="tabular">
              {formatTime(at, format)}
            </time>
          )}
        </div>
        {children}
      </div>
    </li>
  );
}

interface MenuProps {
  object: ObjectDefinition;
  record: RecordData;
  label: string;
  onEdit?: () => void;
}

/** What can be done with an entry where it stands. */
export function EntryMenu({ object, record, label, onEdit }: MenuProps) {
  const { t } = useTranslation('detail');
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <ActionIcon
          className={classes.entryMenu}
          variant="subtle"
          color="gray"
          size={24}
          aria-label={label}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onEdit && (
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {t('menu.edit')}
          </Menu.Item>
        )}
        {object.can.delete && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} />}
            onClick={() => void deleteRecord(object, record).catch(notifyProblem)}
          >
            {t('menu.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
