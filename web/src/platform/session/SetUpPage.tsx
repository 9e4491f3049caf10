import { Alert, Button, Group, Radio, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstInvalid } from '../focusFirstInvalid';
import {
  changeLanguage,
  currentLanguage,
  currentLocale,
  isLanguage,
  languages,
} from '../languages';
import { isProblem } from '../problem';
import { countryOptions, currencyOptions, guessedPlace, timeZoneOptions } from '../regions';
import { EntryLayout } from './EntryLayout';
import { NewPasswordInput } from './NewPasswordInput';
import { shortestPassword } from './passwordStrength';
import { setUp } from './session';

const route = getRouteApi('/set-up');

/** The first start: who we are, and who looks after the system. */
export function SetUpPage() {
  const { t } = useTranslation('platform');
  const router = useRouter();
  const { code = '' } = route.useSearch();
  const locale = currentLocale();
  const options = useMemo(
    () => ({
      currencies: currencyOptions(locale),
      countries: countryOptions(locale),
      timeZones: timeZoneOptions(),
    }),
    [locale],
  );
  const form = useForm({
    initialValues: {
      code,
      organisation: '',
      language: currentLanguage() as string,
      currency: null as string | null,
      country: guessedPlace().country,
      timeZone: guessedPlace().timeZone as string | null,
      administrator: { name: '', email: '', password: '' },
      sampleData: 'true',
    },
    validate: {
      code: required(t('setUp.codeMissing')),
      organisation: required(t('setUp.organisationMissing')),
      currency: (value) => (value ? null : t('setUp.currencyMissing')),
      timeZone: (value) => (value ? null : t('setUp.timeZoneMissing')),
      administrator: {
        name: required(t('setUp.nameMissing')),
        email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('session.emailInvalid')),
        password: (value) =>
          value.length >= shortestPassword ? null : t('session.strength.tooShort'),
      },
    },
  });
  const settingUp = useMutation({
    mutationFn: (values: typeof form.values) =>
      setUp({
        ...values,
        code: values.code.trim(),
        organisation: values.organisation.trim(),
        currency: values.currency ?? '',
        country: values.country ?? '',
        timeZone: values.timeZone ?? '',
        sampleData: values.sampleData === 'true',
      }),
    onSuccess: () => router.history.push('/'),
    onError: (error) => {
      if (!isProblem(error)) return;
      form.setErrors(error.byField);
      focusFirstInvalid();
    },
  });

  return (
    <EntryLayout wide>
      <Title order={1} size="h3">
        {t('setUp.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="lg">
        {t('setUp.text')}
      </Text>
      <form
        onSubmit={form.onSubmit((values) => settingUp.mutate(values), focusFirstInvalid)}
        noValidate
      >
        <Stack gap="md">
          {settingUp.error && (
            <Alert color="red" role="alert">
              {settingUp.error.message}
            </Alert>
          )}
          {(code === '' || form.errors.code) && (
            <TextInput
              label={t('setUp.code')}
              description={t('setUp.codeText')}
              autoComplete="off"
              dir="ltr"
              {...form.getInputProps('code')}
            />
          )}
          <TextInput
            label={t('setUp.organisation')}
            autoComplete="organization"
            autoFocus
            {...form.getInputProps('organisation')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <Select
              label={t('setUp.language')}
              data={Object.entries(languages).map(([value, { name }]) => ({ value, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('language')}
              onChange={(value) => {
                if (!isLanguage(value)) return;
                form.setFieldValue('language', value);
                void changeLanguage(value);
              }}
            />
            <Select
              label={t('setUp.currency')}
              placeholder={t('setUp.choose')}
              data={options.currencies}
              searchable
              {...form.getInputProps('currency')}
            />
            <Select
              label={t('setUp.country')}
              placeholder={t('setUp.choose')}
              data={options.countries}
              searchable
              clearable
              {...form.getInputProps('country')}
            />
            <Select
              label={t('setUp.timeZone')}
              data={options.timeZones}
              searchable
              {...form.getInputProps('timeZone')}
            />
          </SimpleGrid>
          <Title order={2} size="h5" mt="xs">
            {t('setUp.administrator')}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput
              label={t('setUp.name')}
              autoComplete="name"
              {...form.getInputProps('administrator.name')}
            />
            <TextInput
              label={t('session.email')}
              type="email"
              autoComplete="username"
              {...form.getInputProps('administrator.email')}
            />
          </SimpleGrid>
          <NewPasswordInput
            label={t('session.password')}
            {...form.getInputProps('administrator.password')}
            value={form.values.administrator.password}
          />
          <Radio.Group label={t('setUp.begin')} {...form.getInputProps('sampleData')}>
            <Stack gap={8} mt={6}>
              <Radio value="true" label={t('setUp.sample')} description={t('setUp.sampleText')} />
              <Radio value="false" label={t('setUp.empty')} description={t('setUp.emptyText')} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button type="submit" size="sm" loading={settingUp.isPending}>
              {t('setUp.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </EntryLayout>
  );
}

function required(message: string) {
  return (value: string) => (value.trim() ? null : message);
}
