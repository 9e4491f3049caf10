import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { NewPasswordInput } from '../../platform/session/NewPasswordInput';
import { shortestPassword } from '../../platform/session/passwordStrength';
import { useSignedIn } from '../../platform/session/session';

/** Another password; whoever is signed in elsewhere with the old one is signed out there. */
export function PasswordForm() {
  const { t } = useTranslation(['administration', 'platform']);
  const { user } = useSignedIn();
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value ? null : t('settings.currentMissing')),
      next: (value) =>
        value.length >= shortestPassword ? null : t('platform:session.strength.tooShort'),
    },
  });
  const changing = useMutation({
    mutationFn: (body: typeof form.values) =>
      request<void>('/api/session/password', { method: 'POST', body }),
    onSuccess: () => {
      form.reset();
      notifications.show({
        message: t('settings.passwordChanged'),
        withBorder: true,
        autoClose: 5000,
      });
    },
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(error.byField);
      focusFirstInvalid();
    },
  });
  return (
    <form
      aria-label={t('settings.password')}
      noValidate
      onSubmit={form.onSubmit((values) => changing.mutate(values), focusFirstInvalid)}
    >
      <Stack gap="md">
        {/* Password keepers want to know whose password this is. */}
        <input type="text" autoComplete="username" value={user.email ?? ''} readOnly hidden />
        <PasswordInput
          label={t('settings.current')}
          autoComplete="current-password"
          {...form.getInputProps('current')}
        />
        <NewPasswordInput
          label={t('settings.next')}
          {...form.getInputProps('next')}
          value={form.values.next}
        />
        <Group>
          <Button type="submit" variant="default" size="sm" loading={changing.isPending}>
            {t('settings.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
