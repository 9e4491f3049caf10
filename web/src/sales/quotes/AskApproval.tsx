import { Alert, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
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
  /** The highest of a line, in percent. */
  discount: number;
  /** While there is something to save. */
  disabled: boolean;
}

/** Says that somebody who may give more has to approve a draft, and asks them or says who was asked. */
export function AskApproval({ view, discount, disabled }: Props) {
  const { t } = useTranslation('quotes');
  const [asking, setAsking] = useState(false);
  return (
    <Alert color="orange" mb="sm">
      <Stack gap="xs" align="flex-start">
        {t('send.above', { discount: String(discount), limit: String(view.limit) })}
        {view.asked ? (
          <Text size="sm">{t('ask.asked', { name: view.asked.label })}</Text>
        ) : asking ? (
          <AskForm view={view} disabled={disabled} />
        ) : (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t('ask.open')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function AskForm({ view, disabled }: Omit<Props, 'discount'>) {
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
      style={{ inlineSize: 'min(420px, 100%)' }}
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
        <Group>
          <Button type="submit" size="xs" disabled={disabled} loading={asking.isPending}>
            {t('ask.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
