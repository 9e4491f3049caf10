import { Alert, Autocomplete, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas, SearchResult } from '../../platform/api';
import { request } from '../../platform/client';
import type { CreateFormProps } from '../../platform/feature';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { useObjectIfKnown } from '../../records/catalog';
import { CreateForm } from '../../records/form/CreateForm';
import { foundQuery } from './quotes';
import { useOpenMade } from './useMakeQuote';

const shown = ['client', 'about', 'email'];

/** A quote from nothing but a name and what it is about; who has the deal already begins with that. */
export function ClientQuoteForm(props: CreateFormProps) {
  const company = useObjectIfKnown('company');
  const deal = useObjectIfKnown('opportunity');
  const [ofDeal, setOfDeal] = useState(!company?.can.create || !deal?.can.create);
  return ofDeal ? <CreateForm {...props} /> : <ClientForm onDeal={() => setOfDeal(true)} />;
}

function ClientForm({ onDeal }: { onDeal: () => void }) {
  const { t } = useTranslation('quotes');
  const queries = useQueryClient();
  const open = useOpenMade();
  const [client, setClient] = useState('');
  const [about, setAbout] = useState('');
  const [email, setEmail] = useState('');
  const [sought] = useDebouncedValue(client.trim(), 150);
  const { data: found = [] } = useQuery({
    ...foundQuery('company', sought),
    enabled: sought !== '',
  });
  const known = called(client, found) !== undefined;

  const making = useOnce({
    mutationFn: async () => {
      const name = client.trim();
      // Who types fast and sends at once means the company of that name, too.
      const company = name
        ? called(name, await queries.fetchQuery(foundQuery('company', name)))
        : undefined;
      const body = company ? { company: company.id, about } : { client: name, email, about };
      return request<Schemas['QuoteMade']>('/api/quotes', { method: 'POST', body });
    },
    onSuccess: (made) => {
      void queries.invalidateQueries();
      return open(made);
    },
    onError: focusFirstInvalid,
  });
  const problem = isProblem(making.error) ? making.error : null;
  const errors = problem?.byField ?? {};
  const other = problem?.errors.find(({ field }) => !shown.includes(field));
  const general = other ?? (problem?.errors.length ? null : making.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    making.mutate();
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('client.text')}
        </Text>
        {general && (
          <Alert color="red" role="alert">
            {general.message}
          </Alert>
        )}
        <Autocomplete
          dir="auto"
          autoFocus
          withAsterisk
          label={t('client.client')}
          description={known ? t('client.known') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={[...new Set(found.map(({ label }) => label))]}
          filter={({ options }) => options}
          value={client}
          maxLength={200}
          error={errors.client}
          onChange={setClient}
        />
        <TextInput
          dir="auto"
          withAsterisk
          label={t('client.about')}
          placeholder={t('client.example')}
          value={about}
          maxLength={200}
          error={errors.about}
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
        {!known && (
          <TextInput
            dir="ltr"
            type="email"
            label={t('client.email')}
            value={email}
            error={errors.email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onDeal}>
            {t('client.deal')}
          </Button>
          <Button type="submit" loading={making.isPending}>
            {t('client.write')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The company that is called so. */
function called(name: string, found: SearchResult[]): SearchResult | undefined {
  const sought = name.trim().toLocaleLowerCase();
  return found.find(({ label }) => label.toLocaleLowerCase() === sought);
}
