import { useTranslation } from 'react-i18next';
import type { RecordProps } from '../../platform/feature';
import { LinkButton } from '../../platform/links';

/** Leads from the record to its lines. */
export function OpenQuote({ record }: RecordProps) {
  const { t } = useTranslation('quotes');
  return (
    <LinkButton to="/quote/$id" params={{ id: record.id }}>
      {t('open')}
    </LinkButton>
  );
}
