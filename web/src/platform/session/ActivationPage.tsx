import { Alert, Button, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../client';
import { focusFirstInvalid } from '../focusFirstInvalid';
import { isProblem } from '../problem';
import { queryClient } from '../queryClient';
import { EntryLayout } from './EntryLayout';
import { NewPasswordInput } from './NewPasswordInput';
import { shortestPassword } from './passwordStrength';
import { activate, sessionQuery } from './session';

const route = getRouteApi('/activate/$token');

interface Activation {
  name: string;
  email: string | null;
}

/** Where an administrator's one-time link leads: a person chooses a password and is signed in. */
export function ActivationPage() {
  const { t } = useTranslation('platform');
  const { token } = route.useParams();
  const activation = useQuery({
    queryKey: ['activation', token],
    queryFn: async ({ signal }) => {
      await queryClient.ensureQueryData(sessionQuery); // brings the CSRF cookie
      return request<Activation>(`/api/activations/${encodeURIComponent(token)}`, {
        signal,
        answersUnauthorized: true,
      });
    },
    staleTime: Infinity,
  });

  return (
    <EntryLayout>
      {activation.isPending && <Skeleton h={160} />}
      {activation.error && (
        <Stack gap="xs" role="alert">
          <Title order={1} size="h3">
            {isProblem(activation.error, 404) ? t('activation.goneTitle') : t('failed.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {isProblem(activation.error, 404) ? t('activation.gone') : activation.error.message}
          </Text>
        </Stack>
      )}
      {activation.data && <ActivationForm token={token} activation={activation.data} />}
    </EntryLayout>
  );
}

function ActivationForm({ token, activation }: { token: string; activation: Activation }) {
  const { t } = useTranslation('platform');
  const router = useRouter();
  const form = useForm({
    initialValues: { email: activation.email ?? '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('session.emailInvalid')),
      password: (value) =>
        value.length >= shortestPassword ? null : t('session.strength.tooShort'),
    },
  });
  const activating = useMutation({
    mutationFn: (values: typeof form.values) =>
      activate(token, values.email.trim(), values.password),
    onSuccess: () => router.history.push('/'),
    onError: (error) => {
      if (!isProblem(error)) return;
      form.setErrors(error.byField);
      focusFirstInvalid();
    },
  });

  return (
    <form
      onSubmit={form.onSubmit((values) => activating.mutate(values), focusFirstInvalid)}
      noValidate
    >
      <Stack gap="sm">
        <div>
          <Title order={1} size="h3">
            {t('activation.title', { name: activation.name })}
          </Title>
          <Text c="dimmed" size="sm">
            {t('activation.text')}
          </Text>
        </div>
        {activating.error && (
          <Alert color="red" role="alert">
            {activating.error.message}
          </Alert>
        )}
        <TextInput
          label={t('session.email')}
          type="email"
          autoComplete="username"
          readOnly={activation.email !== null}
          {...form.getInputProps('email')}
        />
        <NewPasswordInput
          label={t('session.newPassword')}
          autoFocus
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <Button type="submit" size="sm" mt="xs" loading={activating.isPending}>
          {t('activation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
