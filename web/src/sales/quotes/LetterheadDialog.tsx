import {
  Alert,
  Button,
  Group,
  Modal,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { LetterheadLogo } from './LetterheadLogo';
import { letterheadKey as key, number } from './quotes';

type Letterhead = Schemas['Letterhead'];

const lines = ['taxNumber', 'email', 'phone'] as const;
const texts = ['address', 'bankAccount', 'terms'] as const;

/** What all quotes of the organisation have in common, said by an administrator. */
export function LetterheadDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('quotes');
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<Letterhead>('/api/letterhead', { signal }),
  });
  return (
    <Modal opened onClose={onClose} title={t('letterhead.open')} size="lg">
      {data && <LetterheadForm letterhead={data} onClose={onClose} />}
    </Modal>
  );
}

function LetterheadForm({ letterhead, onClose }: { letterhead: Letterhead; onClose: () => void }) {
  const { t } = useTranslation('quotes');
  const client = useQueryClient();
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      Object.entries(letterhead)
        .filter(([name]) => name !== 'logo') // which is chosen by itself
        .map(([name, value]) => [name, String(value ?? '')]),
    ),
  );
  const saving = useOnce({
    mutationFn: () =>
      request<Letterhead>('/api/letterhead', {
        method: 'PUT',
        body: {
          ...values,
          tax: number(values.tax ?? ''),
          validDays: number(values.validDays ?? '') ?? 0,
          numberDigits: number(values.numberDigits ?? ''),
          // Of quotes that were made meanwhile the numbers are given: left alone, it goes on behind them.
          nextNumber:
            values.nextNumber === String(letterhead.nextNumber ?? '')
              ? null
              : number(values.nextNumber ?? ''),
        },
      }),
    onSuccess: (next) => {
      client.setQueryData(key, next);
      onClose();
    },
  });
  const errors = isProblem(saving.error) ? saving.error.byField : {};
  const input = (name: string) => ({
    label: t(`letterhead.${name}` as 'letterhead.address'),
    value: values[name] ?? '',
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((now) => ({ ...now, [name]: value }));
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('letterhead.text')}
        </Text>
        {saving.error && Object.keys(errors).length === 0 && (
          <Alert color="red" role="alert">
            {saving.error.message}
          </Alert>
        )}
        <LetterheadLogo letterhead={letterhead} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {lines.map((name) => (
            <TextInput key={name} dir="auto" {...input(name)} />
          ))}
          <TextInput inputMode="decimal" dir="ltr" {...input('tax')} />
          <TextInput inputMode="numeric" dir="ltr" {...input('validDays')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <TextInput dir="auto" {...input('numberPrefix')} />
          <TextInput inputMode="numeric" dir="ltr" {...input('numberDigits')} />
          <TextInput inputMode="numeric" dir="ltr" {...input('nextNumber')} />
        </SimpleGrid>
        {texts.map((name) => (
          <Textarea key={name} dir="auto" autosize minRows={2} {...input(name)} />
        ))}
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending}>
            {t('editor.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
