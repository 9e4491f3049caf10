import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconChevronUp, IconDots, IconLink, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionsOf } from '../../features';
import type { Id, ObjectDefinition, RecordData } from '../../platform/api';
import { Icon } from '../../platform/icons';
import { notifyProblem } from '../../platform/notify';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useShortcuts } from '../../platform/shortcuts';
import { fieldOf } from '../catalog';
import { deleteRecord, labelOf } from '../changes';
import { layoutOf, panelsOf } from '../layout';
import { recordQuery } from '../recordQueries';
import classes from './detail.module.css';
import { EditableField } from './EditableField';
import { neighboursOf } from './neighbours';
import { RecordFigures } from './RecordFigures';
import type { FieldEditing } from './useFieldEditing';

const ShareItem = lazy(async () => ({ default: (await import('../sharing/ShareItem')).ShareItem }));
const ShareDialog = lazy(async () => ({
  default: (await import('../sharing/ShareDialog')).ShareDialog,
}));

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  editing: FieldEditing;
}

export function RecordHead({ object, record, editing }: Props) {
  const label = fieldOf(object, object.labelField);
  const owner = fieldOf(object, 'owner');
  const figures = panelsOf([{ name: 'figures' }], layoutOf(object, record)).length > 0;
  return (
    <>
      <PageHeader>
        <nav className={classes.path}>
          <Link to="/$path" params={{ path: object.path }}>
            {object.pluralLabel}
          </Link>
          <Text span truncate fw={600} dir="auto">
            {labelOf(object, record)}
          </Text>
        </nav>
        <Steps object={object} record={record} />
        {extensionsOf(object.name).map(
          ({ recordActions: Actions }, index) =>
            Actions && (
              <Suspense key={index}>
                <Actions object={object} record={record} />
              </Suspense>
            ),
        )}
        <MoreMenu object={object} record={record} />
      </PageHeader>
      <header className={classes.head}>
        <div className={classes.title}>
          <span
            className={classes.icon}
            style={{ '--look': `var(--mantine-color-${object.color}-6)` } as React.CSSProperties}
          >
            <Icon name={object.icon} size={19} />
          </span>
          <h1>
            {label ? (
              <EditableField {...{ object, record, editing }} field={label} place="head" bare />
            ) : (
              labelOf(object, record)
            )}
          </h1>
          {owner && (
            <div className={classes.headOwner}>
              <EditableField {...{ object, record, editing }} field={owner} place="head" bare />
            </div>
          )}
        </div>
        {figures && <RecordFigures {...{ object, record, editing }} />}
        {extensionsOf(object.name).map(
          ({ figures: Figures }, index) =>
            Figures &&
            figures && (
              <Suspense key={index}>
                <Figures object={object} record={record} />
              </Suspense>
            ),
        )}
      </header>
    </>
  );
}

/** To the record before and after this one in the list one comes from. */
function Steps({ object, record }: Pick<Props, 'object' | 'record'>) {
  const { t } = useTranslation('detail');
  const client = useQueryClient();
  const navigate = useNavigate();
  const around = neighboursOf(client, object.name, record.id);
  const go = (id: Id | null | undefined) => {
    if (!id) return;
    void navigate({
      to: '/$path/$id',
      params: { path: object.path, id },
      // One 'back' leads to the list, however far one walked.
      replace: true,
      search: (before) => before,
    });
  };
  const { previous, next } = around ?? {};
  useEffect(() => {
    for (const id of [next, previous]) {
      if (id) void client.prefetchQuery(recordQuery(object.name, id));
    }
  }, [client, object.name, next, previous]);
  useShortcuts(object.label, [
    { keys: 'j', label: t('keys.next'), run: () => go(next) },
    { keys: 'k', label: t('keys.previous'), run: () => go(previous) },
  ]);
  if (!around) return null;
  return (
    <div className={classes.steps}>
      <Tooltip label={`${t('keys.previous')} (K)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!previous}
          aria-label={t('keys.previous')}
          onClick={() => go(previous)}
        >
          <IconChevronUp size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('keys.next')} (J)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!next}
          aria-label={t('keys.next')}
          onClick={() => go(next)}
        >
          <IconChevronDown size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function MoreMenu({ object, record }: Pick<Props, 'object' | 'record'>) {
  const { t } = useTranslation('detail');
  const navigate = useNavigate();
  const [sharing, setSharing] = useState(false);
  // What has no owner is seen by everybody, or through other records.
  const shareable = object.can.update && fieldOf(object, 'owner');

  async function remove() {
    try {
      // Off the page first: a record that is gone has nothing more to show.
      await navigate({ to: '/$path', params: { path: object.path } });
      await deleteRecord(object, record);
    } catch (error) {
      notifyProblem(error);
    }
  }

  async function copyLink() {
    await navigator.clipboard.writeText(window.location.href);
    notifications.show({ message: t('menu.copied'), withBorder: true, autoClose: 2000 });
  }

  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('menu.more')}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={15} />} onClick={() => void copyLink()}>
            {t('menu.copyLink')}
          </Menu.Item>
          {shareable && (
            <Suspense>
              <ShareItem onClick={() => setSharing(true)} />
            </Suspense>
          )}
          {object.can.delete && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} />}
              onClick={() => void remove()}
            >
              {t('menu.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {sharing && (
        <Suspense>
          <ShareDialog object={object} record={record} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </>
  );
}
