import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { queryClient } from '../../platform/queryClient';

type Times = Schemas['WaitingTimes'];

const names = ['silentDeal', 'silentLead', 'quoteUnseen'] as const;
const queryKey = ['waitingTimes'];

/** After how many days something waits. */
export function WaitingTimes() {
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<Times>('/api/waiting-times', { signal }),
  });
  return data && <TimesForm times={data} />;
}

function TimesForm({ times }: { times: Times }) {
  const { t } = useTranslation('administration');
  const form = useForm<Record<(typeof names)[number], number | string>>({ initialValues: times });
  const saving = useMutation({
    mutationFn: (values: typeof form.values) =>
      request<Times>('/api/waiting-times', {
        method: 'PUT',
        body: Object.fromEntries(names.map((name) => [name, Number(values[name])])),
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKey, saved);
      form.setInitialValues(saved);
      form.reset();
      notifications.show({ message: t('saved'), withBorder: true, autoClose: 2500 });
    },
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(error.byField);
      focusFirstInvalid();
    },
  });
  return (
    <form
      aria-label={t('waiting.title')}
      noValidate
      onSubmit={form.onSubmit((values) => saving.mutate(values))}
    >
      <Stack gap="sm" mt="xl">
        <Title order={2} size="h4">
          {t('waiting.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('waiting.text')}
        </Text>
        {names.map((name) => (
          <NumberInput
            key={name}
            label={t(`waiting.${name}`)}
            suffix={t('waiting.unit')}
            allowDecimal={false}
            min={1}
            max={365}
            {...form.getInputProps(name)}
          />
        ))}
        <Group>
          <Button type="submit" size="sm" disabled={!form.isDirty()} loading={saving.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
