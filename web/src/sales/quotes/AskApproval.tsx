import { Button, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { quoteKeys } from './quotes';
import type { QuoteView } from './quotes';

interface Props {
  view: QuoteView;
  /** While there is something to save. */
  disabled: boolean;
}

/** Asks somebody who may give more to approve a draft, or says who was asked. */
export function AskApproval({ view, disabled }: Props) {
  const { t } = useTranslation('quotes');
  const [asking, setAsking] = useState(false);
  if (view.asked) {
    return <Text size="sm">{t('ask.asked', { name: view.asked.label })}</Text>;
  }
  if (asking) return <AskForm view={view} disabled={disabled} />;
  return (
    <Button size="xs" variant="default" onClick={() => setAsking(true)}>
      {t('ask.open')}
    </Button>
  );
}

function AskForm({ view, disabled }: Props) {
  const { t } = useTranslation('quotes');
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const path = `/api/quotes/${view.quote.id}`;
  const { data } = useQuery({
    queryKey: [...quoteKeys.one(view.quote.id), 'approvers', view.quote.version],
    queryFn: ({ signal }) => request<Schemas['QuoteApprovers']>(`${path}/approvers`, { signal }),
    throwOnError: true,
  });
  const asking = useOnce({
    mutationFn: (approver: string) =>
      request<QuoteView>(`${path}/approval-requests`, {
        method: 'POST',
        body: { approver, text: text.trim() || null },
      }),
    onSuccess: (next) => client.setQueryData(quoteKeys.one(view.quote.id), next),
    onError: notifyProblem,
  });
  if (!data) return null;
  const approver = chosen ?? data.approvers[0]?.id;
  if (!approver) return <Text size="sm">{t('ask.nobody')}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate(approver);
      }}
    >
      <Stack gap="xs">
        <Select
          size="xs"
          label={t('ask.who')}
          searchable
          allowDeselect={false}
          data={data.approvers.map(({ id, label }) => ({ value: id, label: label ?? '' }))}
          value={approver}
          onChange={setChosen}
        />
        <Textarea
          size="xs"
          dir="auto"
          autosize
          minRows={2}
          maxRows={6}
          label={t('ask.text')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {disabled && <Text size="xs">{t('ask.save')}</Text>}
        <Button type="submit" size="xs" disabled={disabled} loading={asking.isPending}>
          {t('ask.ask')}
        </Button>
      </Stack>
    </form>
  );
}
