import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Reference } from '../../platform/api';
import { LinkButton } from '../../platform/links';
import { PageHeader } from '../../platform/shell/PageHeader';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { FieldValue } from '../../records/fieldTypes';
import type { QuoteView } from './quotes';

/** Which quote it is, the ways from it, and what may be done with it. */
export function QuoteHead({
  object,
  view,
  children,
}: {
  object: ObjectDefinition;
  view: QuoteView;
  children: ReactNode;
}) {
  const { t } = useTranslation('quotes');
  const deals = useObjectIfKnown('opportunity');
  const deal = view.quote.opportunity as Reference | null;
  const status = fieldOf(object, 'status');
  return (
    <PageHeader>
      <Text component="h1" fw={600} truncate>
        <bdi>{String(view.quote.name)}</bdi>
      </Text>
      {status && <FieldValue field={status} value={view.quote.status} />}
      <span style={{ flex: 1 }} />
      {deal && deals && (
        <LinkButton
          variant="subtle"
          visibleFrom="sm"
          to="/$path/$id"
          params={{ path: deals.path, id: deal.id }}
        >
          {t('editor.toDeal')}
        </LinkButton>
      )}
      <LinkButton
        variant="subtle"
        visibleFrom="sm"
        to="/$path/$id"
        params={{ path: object.path, id: view.quote.id }}
      >
        {t('editor.record')}
      </LinkButton>
      <Button component="a" href={`/api/quotes/${view.quote.id}/pdf`} download variant="subtle">
        {t('pdf')}
      </Button>
      {children}
    </PageHeader>
  );
}
