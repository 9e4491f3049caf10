import { IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../platform/links';
import type { ObjectDefinition } from '../platform/api';

/** In the head of a list: bring in records of this kind from a file. */
export function ImportAction({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('transfer');
  if (!object.can.create) return null;
  return (
    <LinkButton
      to="/imports/new"
      search={{ object: object.name }}
      variant="default"
      leftSection={<IconUpload size={15} stroke={1.6} aria-hidden />}
    >
      {t('action')}
    </LinkButton>
  );
}
