import {
  Accordion,
  Button,
  Group,
  Modal,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currentLanguage, languages } from '../../platform/languages';
import type { Language } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { addField, changeField } from './api';
import type { FieldsView, ShapedField } from './api';
import { ChoicesInput } from './ChoicesInput';
import { InitialInput } from './InitialInput';
import { StageInput } from './StageInput';
import { TransitionsInput } from './TransitionsInput';
import { TypeInputs } from './TypeInputs';
import { canBe, draftOf, isGiven, typeNames, typeOf, withText } from './types';
import type { FieldDraft } from './types';

interface Props {
  view: FieldsView;
  /** Null for a new one. */
  field: ShapedField | null;
  onClose: () => void;
}

export type FieldForm = UseFormReturnType<FieldDraft>;

/** Adds a field to an object, or says what is different about one that is there. */
export function FieldDialog({ view, field, onClose }: Props) {
  const { t } = useTranslation(['fields', 'administration']);
  const language = currentLanguage();
  const custom = field === null || field.custom;
  const { writable = true, productRequires = false } = field ?? {};
  const form: FieldForm = useForm({
    initialValues: draftOf(field, language),
    validate: {
      label: (value) => (custom && !value.trim() ? t('labelMissing') : null),
    },
  });
  const saving = useMutation({
    mutationFn: (draft: FieldDraft) =>
      field === null
        ? addField(view.object, input(draft, language))
        : changeField(view.object, field, change(draft, field, language)),
    onSuccess: (_, { label }) => {
      if (field === null) {
        notifications.show({ message: t('isAdded', { name: label }), withBorder: true });
      }
      onClose();
    },
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(
        Object.fromEntries(error.errors.map((one) => [inputOf(one.field), one.message])),
      );
      if (error.errors.some((one) => !inputOf(one.field))) notifyProblem(error);
    },
  });

  const asked = writable && !productRequires && !isGiven(form.values.type);

  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t('edit', { name: field.label }) : `${t('addTo')} · ${view.label}`}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
    >
      <form noValidate onSubmit={form.onSubmit((draft) => saving.mutate(draft))}>
        <Stack gap="md">
          <TextInput
            label={t('label')}
            placeholder={custom ? undefined : field?.label}
            maxLength={100}
            dir="auto"
            data-autofocus
            {...form.getInputProps('label')}
          />
          {field === null && (
            <Select
              label={t('type')}
              data={typeNames.map((value) => ({ value, label: t(`types.${value}`) }))}
              allowDeselect={false}
              searchable
              maxDropdownHeight={320}
              {...form.getInputProps('type')}
              onChange={(type) =>
                form.setValues({
                  type: type ?? 'text',
                  initial: '',
                  // Whoever numbers records looks for them by number.
                  ...(type === 'sequence' && { sortable: true, searched: true }),
                })
              }
            />
          )}
          {custom && <TypeInputs form={form} object={view.object} field={field} />}
          {!custom && form.values.choices.length > 0 && <ChoicesInput form={form} field={field} />}
          <TextInput label={t('help')} maxLength={500} dir="auto" {...form.getInputProps('help')} />
          {field === null && (
            <Select
              label={t('section')}
              data={view.sections
                .filter(({ name }) => name !== 'record')
                .map(({ name, label }) => ({ value: name, label }))}
              value={form.values.section ?? view.sections[0]?.name ?? null}
              onChange={(section) => form.setFieldValue('section', section)}
              allowDeselect={false}
            />
          )}
          <Demands form={form} field={field} />
          {asked && <StageInput form={form} object={view.object} own={field?.name ?? null} />}
          {custom && <InitialInput form={form} />}
          {field === null && form.values.initial !== '' && (
            <Switch label={t('fillText')} {...form.getInputProps('fill', { type: 'checkbox' })} />
          )}
          {field && field.choices && writable && <TransitionsInput form={form} field={field} />}
          <OtherLanguages form={form} language={language} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {field ? t('save') : t('add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Demands({ form, field }: { form: FieldForm; field: ShapedField | null }) {
  const { t } = useTranslation('fields');
  const { type } = form.values;
  const custom = field === null || field.custom;
  const demand = (name: 'required' | 'unique' | 'sortable' | 'searched' | 'tracked') => (
    <Switch label={t(`${name}Text`)} {...form.getInputProps(name, { type: 'checkbox' })} />
  );
  const asksOld = form.values.required && !field?.required && !form.values.fill;
  return (
    <Stack gap={8}>
      {(field?.writable ?? true) && !field?.productRequires && !isGiven(type) && demand('required')}
      {asksOld && (
        <Text size="xs" c="dimmed">
          {t('requiredFromNow')}
        </Text>
      )}
      {custom && canBe('unique', type) && demand('unique')}
      {custom && canBe('sortable', type) && demand('sortable')}
      {custom && canBe('searched', type) && demand('searched')}
      {custom && canBe('tracked', type) && demand('tracked')}
    </Stack>
  );
}

function OtherLanguages({ form, language }: { form: FieldForm; language: Language }) {
  const { t } = useTranslation('fields');
  const others = Object.entries(languages).filter(([name]) => name !== language);
  return (
    <Accordion variant="contained">
      <Accordion.Item value="others">
        <Accordion.Control>{t('otherLanguages')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs">
            {others.map(([name, { name: label, dir }]) => (
              <TextInput
                key={name}
                label={label}
                lang={name}
                dir={dir}
                maxLength={100}
                value={form.values.labels[name] ?? ''}
                onChange={(event) =>
                  form.setFieldValue('labels', {
                    ...form.values.labels,
                    [name]: event.currentTarget.value,
                  })
                }
              />
            ))}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function labelsOf({ label, labels }: FieldDraft, language: string) {
  const others = Object.fromEntries(Object.entries(labels).filter(([, text]) => text.trim()));
  return withText(others, language, label);
}

function input(draft: FieldDraft, language: string) {
  const { type, required } = draft;
  return {
    labels: labelsOf(draft, language),
    help: withText({}, language, draft.help),
    type: typeOf(draft, language),
    section: draft.section,
    required,
    unique: draft.unique && canBe('unique', type),
    sortable: draft.sortable && canBe('sortable', type),
    searched: draft.searched && canBe('searched', type),
    tracked: draft.tracked && canBe('tracked', type),
    initial: initialOf(draft),
    fill: draft.fill && draft.initial !== '',
    requiredFrom: fromOf(draft)[0] ?? null,
  };
}

function fromOf({ stageField, stages }: FieldDraft) {
  return stageField ? [{ field: stageField, values: stages }] : [];
}

function change(draft: FieldDraft, field: ShapedField, language: string) {
  const changed = {
    labels: labelsOf(draft, language),
    help: withText(field.help, language, draft.help),
    required: draft.required && !field.productRequires,
    requiredFrom: fromOf(draft),
    ...(field.choices && { transitions: draft.transitions }),
  };
  if (!field.custom) {
    return field.type.choices ? { ...changed, type: typeOf(draft, language) } : changed;
  }
  const initial = initialOf(draft);
  return {
    ...changed,
    type: typeOf(draft, language),
    unique: draft.unique,
    sortable: draft.sortable,
    searched: draft.searched && canBe('searched', draft.type),
    tracked: draft.tracked && canBe('tracked', draft.type),
    initial: initial === null ? [] : [initial],
  };
}

function initialOf({ initial, type }: FieldDraft): unknown {
  if (initial === '') return null;
  return type === 'yesNo' ? initial === 'true' : initial;
}

/** The dialog's input for what the server calls a field: `type.choices[1].labels`. */
function inputOf(field: string): string {
  return field
    .replace(/^type\./, '')
    .replace(/^(labels)$/, 'label')
    .replace(/^pattern\.expression$/, 'pattern')
    .replace(/^pattern\.messages$/, 'patternMessage')
    .replace(/^requiredFrom$/, 'stages')
    .replace(/^sequence\.digits$/, 'places')
    .replace(/^sequence\./, '')
    .replace(/^figure\.(of|filter)$/, '$1')
    .replace(/^figure(\..*)?$/, 'others')
    .replace(/\[.*$/, '');
}
