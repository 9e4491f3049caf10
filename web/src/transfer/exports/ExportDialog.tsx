import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { ExportForm } from './ExportForm';
import type { Shown } from './shown';

/** Asks in which form the records are to come. */
export function ExportDialog({
  object,
  shown,
  onClose,
}: {
  object: ObjectDefinition;
  shown: Shown;
  onClose: () => void;
}) {
  const { t } = useTranslation('transfer');
  return (
    <Modal opened onClose={onClose} title={t('export.title', { objects: object.pluralLabel })}>
      <ExportForm object={object} shown={shown} onDone={onClose} />
    </Modal>
  );
}
