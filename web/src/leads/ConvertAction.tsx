import { Button } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../platform/api';
import type { RecordProps } from '../platform/feature';
import { useShortcuts } from '../platform/shortcuts';
import { useObject } from '../records/catalog';

const ConvertDialog = lazy(async () => ({
  default: (await import('./ConvertDialog')).ConvertDialog,
}));

/** Makes a customer of a lead; afterwards leads to what it became. */
export function ConvertAction({ object, record }: RecordProps) {
  const { t } = useTranslation('leads');
  const [open, setOpen] = useState(false);
  const opportunity = useObject('opportunity');
  const converted = typeof record.convertedAt === 'string';
  const deal = record.convertedOpportunity as Reference | null | undefined;
  const possible = !converted && object.can.update;
  useShortcuts(object.label, [
    { keys: 'x', label: t('convert'), run: () => possible && setOpen(true) },
  ]);

  if (converted && deal && opportunity) {
    return (
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link {...props} to="/$path/$id" params={{ path: opportunity.path, id: deal.id }} />
        )}
      >
        {t('openDeal')}
      </Button>
    );
  }
  if (!possible) return null;
  return (
    <>
      <Button leftSection={<IconArrowForwardUp size={16} />} onClick={() => setOpen(true)}>
        {t('convert')}
      </Button>
      {open && (
        <Suspense>
          <ConvertDialog lead={record} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
