import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Money, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatMoney, useFormat } from '../../platform/format';
import { say } from '../../platform/languages';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { FieldValue } from '../../records/fieldTypes';
import { recordKeys } from '../../records/recordQueries';
import classes from './quotes.module.css';
import { useMakeQuote } from './useMakeQuote';

/** The quotes of a deal, the newest first. */
export function QuotesPanel({ record }: RecordProps) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const object = useObjectIfKnown('quote');
  const making = useMakeQuote();
  const query = {
    filter: `opportunity==${record.id}`,
    fields: 'name,status,total,updatedAt',
    limit: 50,
  };
  const { data } = useQuery({
    queryKey: recordKeys.list('quote', query),
    queryFn: ({ signal }) => request<RecordPage>('/api/records/quote', { query, signal }),
    enabled: object !== undefined,
  });
  if (!object) return null;
  const status = fieldOf(object, 'status');
  return (
    <section className={classes.panel}>
      <header>
        <h2>{say('sales:quotes')}</h2>
        {object.can.create && (
          <Tooltip label={t('panel.make')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('panel.make')}
              loading={making.isPending}
              onClick={() => making.mutate(`/api/opportunities/${record.id}/quotes`)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {data?.records.length === 0 && <p>{t('panel.none')}</p>}
      <ul>
        {data?.records.map((quote) => (
          <li key={quote.id}>
            <Link to="/quote/$id" params={{ id: quote.id }}>
              <bdi>{String(quote.name)}</bdi>
            </Link>
            {status && <FieldValue field={status} value={quote.status} />}
            <span className="tabular">
              {quote.total ? formatMoney(quote.total as Money, format) : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
