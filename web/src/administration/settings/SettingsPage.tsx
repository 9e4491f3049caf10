import {
  Button,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { changeLanguage, isLanguage, languages } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { timeZoneOptions } from '../../platform/regions';
import { changeSettings, useSignedIn } from '../../platform/session/session';
import { PageHeader } from '../../platform/shell/PageHeader';
import classes from '../administration.module.css';
import { PasskeyList } from '../security/PasskeyList';
import { SecurityEventList } from '../security/SecurityEventList';
import { SessionList } from '../security/SessionList';
import { TokenList } from '../security/TokenList';
import { TwoStep } from '../security/TwoStep';
import { PasswordForm } from './PasswordForm';

/** One's own settings. */
export function SettingsPage() {
  const { t } = useTranslation(['administration', 'security']);
  return (
    <>
      <PageHeader>
        <Text component="h1" fw={600}>
          {t('settings.title')}
        </Text>
      </PageHeader>
      <div className={classes.body}>
        <Stack gap={36} className={classes.form}>
          <section>
            <Profile />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('settings.theme')}
            </Title>
            <Theme />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('settings.password')}
            </Title>
            <PasswordForm />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('security:twoStep.title')}
            </Title>
            <TwoStep />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('security:passkeys.title')}
            </Title>
            <PasskeyList />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('security:sessions.title')}
            </Title>
            <SessionList />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('security:tokens.title')}
            </Title>
            <TokenList />
          </section>
          <section>
            <Title order={2} size="h5" mb={8}>
              {t('security:events.title')}
            </Title>
            <SecurityEventList />
          </section>
        </Stack>
      </div>
    </>
  );
}

function Profile() {
  const { t } = useTranslation('administration');
  const { user } = useSignedIn();
  const timeZones = useMemo(() => timeZoneOptions(), []);
  const form = useForm({
    initialValues: { name: user.name, language: user.language, timeZone: user.timeZone },
    validate: { name: (value) => (value.trim() ? null : t('settings.nameMissing')) },
  });
  const saving = useMutation({
    mutationFn: (values: typeof form.values) =>
      changeSettings({ ...values, name: values.name.trim() }),
    onSuccess: async (session, values) => {
      if (isLanguage(values.language)) await changeLanguage(values.language);
      form.setInitialValues({ ...values, name: session.user?.name ?? values.name });
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
      aria-label={t('settings.title')}
      noValidate
      onSubmit={form.onSubmit((values) => saving.mutate(values), focusFirstInvalid)}
    >
      <Stack gap="md">
        <TextInput
          label={t('settings.name')}
          autoComplete="name"
          dir="auto"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('settings.email')}
          description={t('settings.emailText')}
          dir="ltr"
          readOnly
          value={user.email ?? ''}
        />
        <Select
          label={t('settings.language')}
          data={Object.entries(languages).map(([value, { name }]) => ({ value, label: name }))}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <Select
          label={t('settings.timeZone')}
          data={timeZones}
          searchable
          allowDeselect={false}
          {...form.getInputProps('timeZone')}
        />
        <Group>
          <Button type="submit" size="sm" disabled={!form.isDirty()} loading={saving.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The theme belongs to this browser: it changes at once and is kept here. */
function Theme() {
  const { t } = useTranslation('platform');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('user.theme')}
      data={(['light', 'dark', 'auto'] as const).map((value) => ({
        value,
        label: t(`user.schemes.${value}`),
      }))}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as MantineColorScheme)}
    />
  );
}
