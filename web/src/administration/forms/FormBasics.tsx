import { Checkbox, Group, Select, Skeleton, Stack, Switch, TextInput } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../platform/api';
import { languages } from '../../platform/languages';
import { fieldOf, useObject } from '../../records/catalog';
import { offered } from '../../records/choices';
import { fieldTypes } from '../../records/fieldTypes';
import { nameOf, useAllByName } from '../all';
import type { IntakeForm } from './api';

interface Props {
  form: IntakeForm;
  link: string;
  errors: Record<string, string>;
  onChange: (form: IntakeForm) => void;
}

/** What a form is called, where it stands, whom its leads go to. */
export function FormBasics({ form, link, errors, onChange }: Props) {
  const { t } = useTranslation('intake');
  const lead = useObject('lead');
  const source = lead && fieldOf(lead, 'source');
  const owner = lead && fieldOf(lead, 'owner');
  const change = (part: Partial<IntakeForm>) => onChange({ ...form, ...part });
  return (
    <Stack gap="sm" mb={20}>
      <Switch
        label={t('active')}
        checked={form.active}
        onChange={({ currentTarget }) => change({ active: currentTarget.checked })}
      />
      <TextInput
        label={t('name')}
        description={t('nameText')}
        dir="auto"
        maxLength={120}
        value={form.name}
        error={errors.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TextInput
        label={t('address')}
        dir="ltr"
        maxLength={60}
        value={form.address}
        error={errors.address}
        description={<bdi dir="ltr">{link.replace(/[^/]*$/, '') + form.address}</bdi>}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
      <Checkbox.Group
        label={t('languages')}
        value={form.languages}
        error={errors.languages}
        onChange={(chosen) => change({ languages: chosen })}
      >
        <Group gap="md" mt={6}>
          {Object.entries(languages).map(([tag, { name }]) => (
            <Checkbox key={tag} value={tag} label={name} lang={tag} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group grow align="flex-start">
        {source && (
          <Select
            label={source.label}
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { name: source.label }) }}
            data={offered(source, form.source).map(({ value, label }) => ({ value, label }))}
            value={form.source}
            error={errors.source}
            onChange={(value) => change({ source: value })}
          />
        )}
        <TextInput
          label={t('campaign')}
          dir="auto"
          maxLength={120}
          value={form.campaign ?? ''}
          error={errors.campaign}
          onChange={({ currentTarget }) => change({ campaign: currentTarget.value || null })}
        />
      </Group>
      {owner && (
        <Suspense fallback={<Skeleton h={56} />}>
          <Owner
            label={t('owner')}
            help={t('ownerText')}
            field={owner}
            id={form.owner}
            error={errors.owner}
            onChange={(id) => change({ owner: id })}
          />
        </Suspense>
      )}
    </Stack>
  );
}

interface OwnerProps {
  label: string;
  help: string;
  field: NonNullable<ReturnType<typeof fieldOf>>;
  id: string | null;
  error: string | undefined;
  onChange: (id: string | null) => void;
}

function Owner({ label, help, field, id, error, onChange }: OwnerProps) {
  const { Editor } = fieldTypes[field.type];
  const name = useUserName(id);
  return (
    <Editor
      field={{ ...field, label, help }}
      value={id && { id, object: 'user', label: name }}
      error={error}
      onChange={(value) => onChange((value as Reference | null)?.id ?? null)}
    />
  );
}

function useUserName(id: string | null): string {
  const users = useAllByName('user', ['name']);
  const user = users.find((one) => one.id === id);
  return user ? nameOf(user) : '';
}
