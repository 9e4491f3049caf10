import { Badge, Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import classes from '../administration.module.css';
import own from '../fields/fields.module.css';
import { createForm, formsQuery } from './api';
import type { IntakeForm } from './api';
import { FormEditor } from './FormEditor';

const route = getRouteApi('/shell/administration/forms');

/** The forms by which strangers become leads. */
export function FormsPage() {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const { form: chosen } = route.useSearch();
  const { forms, askable } = useSuspenseQuery(formsQuery).data;
  const shown = forms.find(({ id }) => id === chosen) ?? forms[0];
  const adding = useOnce({
    mutationFn: () =>
      createForm(
        fresh(
          t('newName'),
          forms.map(({ form }) => form.address),
        ),
      ),
    onSuccess: ({ id }) => navigate({ to: '/administration/forms', search: { form: id } }),
    onError: notifyProblem,
  });
  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" c="dimmed" className={classes.grow} maw={640}>
          {t(forms.length === 0 ? 'none' : 'text')}
        </Text>
        <Button
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          loading={adding.isPending}
          onClick={() => adding.mutate()}
        >
          {t('add')}
        </Button>
      </div>
      <nav aria-label={t('all')} className={own.chooser}>
        {forms.map(({ id, form, waiting }) => (
          <Link
            key={id}
            to="/administration/forms"
            search={{ form: id }}
            className={own.object}
            aria-current={id === shown?.id ? 'page' : undefined}
          >
            <bdi>{form.name}</bdi>
            {!form.active && <Badge color="gray">{t('closed')}</Badge>}
            {waiting > 0 && <Badge color="yellow">{t('waitingCount', { count: waiting })}</Badge>}
          </Link>
        ))}
      </nav>
      {shown && <FormEditor key={`${shown.id}.${shown.version}`} kept={shown} askable={askable} />}
    </>
  );
}

/** A form that works as it is: what every company asks for. */
function fresh(name: string, taken: string[]): IntakeForm {
  let address = 'contact';
  for (let number = 2; taken.includes(address); number++) address = `contact-${number}`;
  const fields = ['name', 'companyName', 'email', 'phone', 'need'].map((field) => ({
    field,
    required: field === 'name' || field === 'email',
    labels: {},
  }));
  return {
    name,
    address,
    active: true,
    languages: [currentLanguage()],
    fields,
    words: {},
    consents: [],
    doubleOptIn: false,
    source: 'website',
    campaign: null,
    owner: null,
  };
}
