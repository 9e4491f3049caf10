import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api';
import { signIn } from './session';

export function SignInForm({
  email,
  onSignedIn,
}: {
  email: string;
  onSignedIn: (session: Session) => void;
}) {
  const { t } = useTranslation('platform');
  const form = useForm({
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('session.emailMissing')),
      password: (value) => (value ? null : t('session.passwordMissing')),
    },
  });
  const signingIn = useMutation({
    mutationFn: (values: typeof form.values) => signIn(values.email.trim(), values.password),
    onSuccess: onSignedIn,
  });

  return (
    <form onSubmit={form.onSubmit((values) => signingIn.mutate(values))} noValidate>
      <Stack gap="sm">
        {signingIn.error && (
          <Alert color="red" role="alert">
            {signingIn.error.message}
          </Alert>
        )}
        <TextInput
          label={t('session.email')}
          type="email"
          autoComplete="username"
          data-autofocus={email ? undefined : true}
          autoFocus={!email}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('session.password')}
          autoComplete="current-password"
          data-autofocus={email ? true : undefined}
          autoFocus={email !== ''}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="sm" loading={signingIn.isPending} mt="xs">
          {t('session.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
