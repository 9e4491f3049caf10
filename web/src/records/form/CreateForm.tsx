import { Alert, Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifications } from '@mantine/notifications';
import type { RecordData } from '../../platform/api';
import type { CreateFormProps } from '../../platform/feature';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { isProblem } from '../../platform/problem';
import { useShortcuts } from '../../platform/shortcuts';
import { useOnce } from '../../platform/useOnce';
import { newWords } from '../words';
import { createRecord, labelOf } from '../changes';
import type { Values } from '../changes';
import { isEmpty } from '../fieldTypes';
import { dropDraft, keepDraft, readDraft } from './drafts';
import { DuplicateHint } from './DuplicateHint';
import { FieldInput } from './FieldInput';
import { defaultsOf, fieldOfError, formFields, forNew } from './formFields';

interface Props extends CreateFormProps {
  initial?: Values | undefined;
}

export function CreateForm({ object, initial, onCancel, onCreated }: Props) {
  const { t } = useTranslation('records');
  const [draft] = useState(() => (initial ? null : readDraft(object.name)));
  const [values, setValues] = useState<Values>(() => ({
    ...defaultsOf(object),
    ...initial,
    ...draft,
  }));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [whole, setWhole] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { quick, further: sections } = formFields(object, values);
  const further = sections.flatMap(({ fields }) => fields);

  useEffect(() => {
    if (!initial && Object.keys(values).some((name) => !isEmpty(values[name]))) {
      keepDraft(object.name, values);
    }
  }, [initial, object.name, values]);

  const creating = useOnce({
    mutationFn: () => createRecord(object, values),
    onSuccess: (record) => {
      dropDraft(object.name);
      notifications.show({
        message: t('created', { name: labelOf(object, record) }),
        withBorder: true,
        autoClose: 2500,
      });
      onCreated(record);
    },
    onError: (error) => {
      if (!isProblem(error)) return;
      const messages: Record<string, string> = {};
      for (const { field, message } of error.errors) messages[fieldOfError(field)] ??= message;
      setErrors(messages);
      // A refused value may stand among the fields that are not shown yet.
      if (further.some(({ name }) => messages[name])) setWhole(true);
      focusFirstInvalid();
    },
  });

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const missing = object.fields.filter(
      (field) => field.creatable && field.required && isEmpty(values[field.name]),
    );
    if (missing.length === 0) return creating.mutate();
    setErrors(
      Object.fromEntries(
        missing.map((field) => [field.name, t('form.missing', { field: field.label })]),
      ),
    );
    if (missing.some((field) => further.includes(field))) setWhole(true);
    focusFirstInvalid();
  }

  useShortcuts(newWords(object), [
    {
      keys: 'mod+Enter',
      label: t('form.create'),
      whileTyping: true,
      run: () => form.current?.requestSubmit(),
    },
  ]);

  const input = (field: (typeof quick)[number], autoFocus: boolean) => (
    <FieldInput
      key={field.name}
      field={forNew(field)}
      value={values[field.name] ?? null}
      record={values as Partial<RecordData>}
      error={errors[field.name]}
      autoFocus={autoFocus}
      onChange={(value) => {
        setValues((before) => ({ ...before, [field.name]: value }));
        setErrors(({ [field.name]: _, ...others }) => others);
      }}
    />
  );
  const shown = new Set([...quick, ...further].map(({ name }) => name));
  const general =
    creating.error &&
    (!isProblem(creating.error) ||
      creating.error.errors.length === 0 ||
      creating.error.errors.some(({ field }) => !shown.has(fieldOfError(field))));

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        {general && (
          <Alert color="red" role="alert">
            {creating.error?.message}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
          {quick.map((field, index) => input(field, index === 0))}
        </SimpleGrid>
        {object.duplicates && <DuplicateHint object={object} values={values} />}
        {whole &&
          sections.map(({ name, label, columns, fields }) => (
            <fieldset key={name} style={{ border: 0, padding: 0, margin: 0 }}>
              <legend style={{ fontWeight: 600, marginBlockEnd: 8 }}>{label}</legend>
              <SimpleGrid cols={{ base: 1, xs: columns }} spacing="md" verticalSpacing="sm">
                {fields.map((field) => input(field, false))}
              </SimpleGrid>
            </fieldset>
          ))}
        <Group justify="space-between">
          {further.length > 0 && !whole ? (
            <Button variant="subtle" color="gray" onClick={() => setWhole(true)}>
              {t('form.more')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => {
                dropDraft(object.name);
                onCancel();
              }}
            >
              {t('form.discard')}
            </Button>
            <Button type="submit" loading={creating.isPending}>
              {t('form.create')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
