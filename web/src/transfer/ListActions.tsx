import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../platform/links';
import type { ObjectDefinition } from '../platform/api';
import { ExportDialog } from './exports/ExportDialog';
import { useShown } from './exports/shown';
import { isImportable } from './steps';

/** In the head of a list: bring in records of this kind from a file, and take out those that it shows. */
export function ListActions({ object, empty }: { object: ObjectDefinition; empty?: boolean }) {
  const { t } = useTranslation('transfer');
  const shown = useShown(object);
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {object.can.export && !empty && (
        <Tooltip label={t('export.action')}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('export.action')}
            onClick={() => setExporting(true)}
          >
            <IconDownload size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      {exporting && (
        <ExportDialog object={object} shown={shown} onClose={() => setExporting(false)} />
      )}
      {object.can.create && isImportable(object.name) && (
        <LinkButton
          to="/imports/new"
          search={{ object: object.name }}
          variant="default"
          leftSection={<IconUpload size={15} stroke={1.6} aria-hidden />}
        >
          {t('action')}
        </LinkButton>
      )}
    </>
  );
}
