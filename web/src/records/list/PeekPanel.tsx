import { ActionIcon, CloseButton, Skeleton, Text, Tooltip } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition } from '../../platform/api';
import { ErrorPage } from '../../platform/shell/ErrorPages';
import { labelOf } from '../changes';
import { RecordPeek } from '../detail/RecordPeek';
import { recordQuery } from '../recordQueries';
import classes from './PeekPanel.module.css';

interface Props {
  object: ObjectDefinition;
  id: Id;
  onClose: () => void;
}

/** A look into a record beside the list, which goes along as one moves through it. */
export function PeekPanel({ object, id, onClose }: Props) {
  const { t } = useTranslation('records');
  const { data: record, error } = useQuery({
    ...recordQuery(object.name, id),
    placeholderData: keepPreviousData,
  });
  return (
    <aside className={classes.panel} aria-label={t('list.peek')}>
      {error && <ErrorPage error={error} reset={onClose} />}
      {!record && !error && <Skeleton h={200} m="md" />}
      {record && !error && (
        <>
          <header className={classes.head}>
            <Text component="h2" fw={600} size="md" dir="auto" flex={1} lineClamp={2}>
              {labelOf(object, record)}
            </Text>
            <Tooltip label={t('list.open')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('list.open')}
                renderRoot={(props) => (
                  <Link {...props} to="/$path/$id" params={{ path: object.path, id }} />
                )}
              >
                <IconArrowsDiagonal size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
            <CloseButton aria-label={t('list.closePeek')} onClick={onClose} />
          </header>
          <RecordPeek key={record.id} object={object} record={record} />
        </>
      )}
    </aside>
  );
}
