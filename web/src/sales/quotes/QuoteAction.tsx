import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordProps } from '../../platform/feature';
import { useObjectIfKnown } from '../../records/catalog';
import { useMakeQuote } from './useMakeQuote';

/** A quote of a deal, at once. */
export function QuoteAction({ record }: RecordProps) {
  const { t } = useTranslation('quotes');
  const quote = useObjectIfKnown('quote');
  const making = useMakeQuote();
  if (!quote?.can.create) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconFileText size={16} />}
      loading={making.isPending}
      onClick={() => making.mutate(`/api/opportunities/${record.id}/quotes`)}
    >
      {t('quote')}
    </Button>
  );
}
