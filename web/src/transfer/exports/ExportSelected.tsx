import { Button, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition } from '../../platform/api';
import { ExportDialog } from './ExportDialog';
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
  const [exporting, setExporting] = useState(false);
  if (!object.can.export) return null;
  const tooMany = !everything && ids.length > mostIds;
  return (
    <>
      <Tooltip label={t('export.tooMany', { most: mostIds })} disabled={!tooMany} multiline w={260}>
        {/* Not disabled in earnest: one that is neither takes the focus nor says why. */}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={15} />}
          data-disabled={tooMany || undefined}
          aria-disabled={tooMany || undefined}
          onClick={() => !tooMany && setExporting(true)}
        >
          {t('export.action')}
        </Button>
      </Tooltip>
      {exporting && (
        <ExportDialog
          object={object}
          shown={everything ? shown : { ...shown, filter: `id=in=(${ids.join(',')})` }}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}
