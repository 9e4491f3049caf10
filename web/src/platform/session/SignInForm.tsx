import { Alert, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api';
import { isProblem } from '../problem';
import { signInByPasskey, supportsPasskeys } from './passkeys';
import { keep, sessionQuery, signIn } from './session';

interface Props {
  email: string;
  onSignedIn: (session: Session) => void;
}

/** Lets somebody in: by password, with a second step where they have one, by passkey, or by a provider. */
export function SignInForm({ email, onSignedIn }: Props) {
  const { t } = useTranslation('platform');
  const { providers } = useSuspenseQuery(sessionQuery).data;
  const signingIn = useMutation({
    mutationFn: (values: typeof form.values) =>
      signIn(values.email.trim(), values.password, values.code.trim()),
    onSuccess: onSignedIn,
  });
  const passkey = useMutation({
    mutationFn: async () => keep(await signInByPasskey()),
    onSuccess: onSignedIn,
  });
  const secondStep = codeProblem(signingIn.error);
  const form = useForm({
    initialValues: { email, password: '', code: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('session.emailMissing')),
      password: (value) => (value ? null : t('session.passwordMissing')),
      code: (value) => (!secondStep || value.trim() ? null : t('session.codeMissing')),
    },
  });

  return (
    <form onSubmit={form.onSubmit((values) => signingIn.mutate(values))} noValidate>
      <Stack gap="sm">
        {signingIn.error && secondStep?.code !== 'secondFactor.needed' && (
          <Alert color="red" role="alert">
            {secondStep?.message ?? signingIn.error.message}
          </Alert>
        )}
        {passkey.error && (
          <Alert color="red" role="alert">
            {isProblem(passkey.error) ? passkey.error.message : t('session.passkeyFailed')}
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
        {secondStep && (
          <TextInput
            label={t('session.code')}
            description={t('session.codeText')}
            autoComplete="one-time-code"
            autoFocus
            dir="ltr"
            {...form.getInputProps('code')}
          />
        )}
        <Button type="submit" size="sm" loading={signingIn.isPending} mt="xs">
          {t('session.signIn')}
        </Button>
        {(supportsPasskeys() || providers.length > 0) && <Divider label={t('session.or')} />}
        {supportsPasskeys() && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconKey size={16} stroke={1.8} aria-hidden />}
            loading={passkey.isPending}
            onClick={() => passkey.mutate()}
          >
            {t('session.passkey')}
          </Button>
        )}
        {providers.map(({ id, name }) => (
          <Button
            key={id}
            component="a"
            href={`/oauth2/authorization/${encodeURIComponent(id)}`}
            variant="default"
            size="sm"
          >
            {t('session.provider', { name })}
          </Button>
        ))}
        <Text size="xs" c="dimmed">
          {t('session.forgotten')}
        </Text>
      </Stack>
    </form>
  );
}

/** What the server says of the second step's code, when it asks for one. */
function codeProblem(error: Error | null) {
  return isProblem(error, 401) ? error.errors.find(({ field }) => field === 'code') : undefined;
}
