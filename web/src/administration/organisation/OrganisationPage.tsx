import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '../../platform/api';
import { request } from '../../platform/client';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { useFormat } from '../../platform/format';
import { languages } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { queryClient } from '../../platform/queryClient';
import { countryOptions, currencyOptions, timeZoneOptions } from '../../platform/regions';
import { sessionQuery } from '../../platform/session/session';
import classes from '../administration.module.css';
import { Currencies } from './Currencies';
import { WaitingTimes } from './WaitingTimes';

/** The organisation's own settings. */
export function OrganisationPage() {
  const { t } = useTranslation('administration');
  const { locale } = useFormat();
  const options = useMemo(
    () => ({
      currencies: currencyOptions(locale),
      countries: countryOptions(locale),
      timeZones: timeZoneOptions(),
    }),
    [locale],
  );
  const { data: organisation } = useSuspenseQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => request<Organisation>('/api/organisation', { signal }),
  });
  const form = useForm({
    initialValues: organisation,
    validate: { name: (value) => (value.trim() ? null : t('organisation.nameMissing')) },
  });
  const saving = useMutation({
    mutationFn: ({ name, language, country, timeZone }: Organisation) =>
      request<Organisation>('/api/organisation', {
        method: 'PATCH',
        body: { name: name.trim(), language, country, timeZone },
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(['organisation'], saved);
      // The shell shows the name, and formats follow the country and the time zone.
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
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
    <div className={classes.form}>
      <form
        aria-label={t('places.organisation')}
        noValidate
        onSubmit={form.onSubmit((values) => saving.mutate(values), focusFirstInvalid)}
      >
        <Stack gap="md">
          <TextInput label={t('organisation.name')} dir="auto" {...form.getInputProps('name')} />
          <Select
            label={t('organisation.language')}
            description={t('organisation.languageText')}
            data={Object.entries(languages).map(([value, { name }]) => ({ value, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('organisation.currency')}
            description={t('organisation.currencyText')}
            data={options.currencies}
            readOnly
            {...form.getInputProps('currency')}
          />
          <Select
            label={t('organisation.country')}
            description={t('organisation.countryText')}
            data={options.countries}
            searchable
            allowDeselect={false}
            {...form.getInputProps('country')}
          />
          <Select
            label={t('organisation.timeZone')}
            data={options.timeZones}
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
      <Currencies currency={organisation.currency} />
      <WaitingTimes />
    </div>
  );
}
