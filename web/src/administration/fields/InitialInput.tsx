import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldForm } from './FieldDialog';

/** What a new record begins with, for the types of which people know such values. */
export function InitialInput({ form }: { form: FieldForm }) {
  const { t } = useTranslation(['fields', 'records']);
  const props = {
    label: t('initial'),
    placeholder: t('nothing'),
    ...form.getInputProps('initial'),
  };
  const cleared = (value: string | null) => form.setFieldValue('initial', value ?? '');
  switch (form.values.type) {
    case 'text':
    case 'number':
    case 'percent':
      return <TextInput {...props} dir="auto" />;
    case 'yesNo':
      return (
        <Select
          {...props}
          clearable
          data={[
            { value: 'true', label: t('records:value.yes') },
            { value: 'false', label: t('records:value.no') },
          ]}
          onChange={cleared}
        />
      );
    case 'choice':
      return (
        <Select
          {...props}
          clearable
          data={form.values.choices.flatMap(({ value, label, hidden }) =>
            value === null || (hidden && value !== form.values.initial) ? [] : [{ value, label }],
          )}
          onChange={cleared}
        />
      );
    default:
      return null;
  }
}
