import { Modal } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionsOf } from '../../features';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { newWords } from '../words';
import type { Values } from '../changes';
import { CreateForm } from './CreateForm';

interface Props {
  object: ObjectDefinition;
  /** Values that are known from where one comes, such as the company of a new person. */
  initial?: Values;
  onClose: () => void;
  onCreated: (record: RecordData) => void;
}

/** A new record of any object. What was typed stays as a draft when the dialog is closed. */
export function CreateDialog({ object, initial, onClose, onCreated }: Props) {
  const { t } = useTranslation('records');
  const own = extensionsOf(object.name).find(({ createForm }) => createForm)?.createForm;
  const Form = initial ? undefined : own;
  return (
    <Modal
      opened
      onClose={onClose}
      title={newWords(object)}
      size="lg"
      closeButtonProps={{ 'aria-label': t('form.close') }}
      returnFocus
    >
      {Form ? (
        <Suspense>
          <Form object={object} onCancel={onClose} onCreated={onCreated} />
        </Suspense>
      ) : (
        <CreateForm object={object} initial={initial} onCancel={onClose} onCreated={onCreated} />
      )}
    </Modal>
  );
}
