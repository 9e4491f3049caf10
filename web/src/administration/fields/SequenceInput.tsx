import { Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldForm } from './FieldDialog';

/** How records are numbered, with the first number as it will be. */
export function SequenceInput({ form }: { form: FieldForm }) {
  const { t } = useTranslation('fields');
  const { prefix, places, first } = form.values;
  return (
    <>
      <Group grow align="end">
        <TextInput
          label={t('prefix')}
          placeholder="C-"
          maxLength={20}
          dir="auto"
          {...form.getInputProps('prefix')}
        />
        <NumberInput label={t('places')} min={1} max={12} {...form.getInputProps('places')} />
        <NumberInput label={t('first')} min={1} {...form.getInputProps('first')} />
      </Group>
      <Text size="xs" c="dimmed">
        {t('numbered', { number: prefix + String(first).padStart(places, '0') })}
      </Text>
    </>
  );
}
