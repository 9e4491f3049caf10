import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition } from '../../platform/api';
import { askToExport } from './askToExport';
import { useShown } from './shown';

/** A filter of ids has room for so many. */
const mostIds = 200;

/** Takes out what is selected: all that match, or those few. */
export function ExportSelected({
  object,
  ids,
  everything,
}: {
  object: ObjectDefinition;
  ids: Id[];
  everything: boolean;
}) {
  const { t } = useTranslation('transfer');
  const shown = useShown(object);
  if (!object.can.export || (!everything && ids.length > mostIds)) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconDownload size={15} />}
      onClick={() =>
        askToExport(object, everything ? shown : { ...shown, filter: `id=in=(${ids.join(',')})` })
      }
    >
      {t('export.action')}
    </Button>
  );
}
