import { Alert, FocusTrap, Modal, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { isProblem } from '../../platform/problem';
import { labelOf } from '../changes';
import { sharesQuery } from './api';
import { ReaderList } from './ReaderList';
import { ShareForm } from './ShareForm';
import { ShareList } from './ShareList';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  onClose: () => void;
}

/** Shares a record with people and teams, and says who sees it and why. */
export function ShareDialog({ object, record, onClose }: Props) {
  const { t } = useTranslation('sharing');
  const shares = useQuery(sharesQuery(object.name, record.id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: labelOf(object, record) })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus
    >
      {/* Else the list of people would open over who sees it already. */}
      <FocusTrap.InitialFocus />
      {shares.error ? (
        <Alert color="orange" variant="light" title={t('refused.title')}>
          {isProblem(shares.error, 403) ? t('refused.text') : shares.error.message}
        </Alert>
      ) : shares.data ? (
        <Stack gap="md">
          <ShareForm object={object} record={record} />
          <ShareList object={object} record={record} shares={shares.data} />
          <Title order={3} fz="sm">
            {t('readers.title')}
          </Title>
          <ReaderList object={object} record={record} />
        </Stack>
      ) : (
        <Skeleton h={160} />
      )}
    </Modal>
  );
}
