import { Group, MultiSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../../records/catalog';
import type { ShapedField } from './api';
import { ChoicesInput } from './ChoicesInput';
import type { FieldForm } from './FieldDialog';
import { FigureInput } from './FigureInput';
import { SequenceInput } from './SequenceInput';

interface Props {
  form: FieldForm;
  object: string;
  /** Null for a new one. */
  field: ShapedField | null;
}

/** What only fields of the type have. */
export function TypeInputs({ form, object, field }: Props) {
  const { t } = useTranslation('fields');
  const { objects } = useCatalog();
  switch (form.values.type) {
    case 'text':
      return (
        <>
          <NumberInput
            label={t('maxLength')}
            min={1}
            max={5000}
            {...form.getInputProps('maxLength')}
          />
          <TextInput
            label={t('pattern')}
            description={t('patternText')}
            placeholder="[A-Z]{2}-[0-9]+"
            maxLength={300}
            dir="ltr"
            {...form.getInputProps('pattern')}
          />
          {form.values.pattern && (
            <TextInput
              label={t('patternMessage')}
              placeholder={t('patternExample')}
              maxLength={100}
              dir="auto"
              {...form.getInputProps('patternMessage')}
            />
          )}
        </>
      );
    case 'number':
    case 'percent':
    case 'money':
      return (
        <Group grow align="end">
          {form.values.type === 'number' && (
            <NumberInput label={t('digits')} min={0} max={8} {...form.getInputProps('scale')} />
          )}
          <NumberInput label={t('min')} {...form.getInputProps('min')} />
          <NumberInput label={t('max')} {...form.getInputProps('max')} />
        </Group>
      );
    case 'date':
    case 'dateTime':
      return (
        <>
          <Group grow align="start">
            {(['earliest', 'latest'] as const).map((name) => (
              <TextInput
                key={name}
                label={t(name)}
                aria-describedby="day-limits"
                placeholder={name === 'earliest' ? 'today' : '2030-12-31'}
                dir="ltr"
                {...form.getInputProps(name)}
              />
            ))}
          </Group>
          <Text size="xs" c="dimmed" id="day-limits">
            {t('dayText')}
          </Text>
        </>
      );
    case 'choice':
    case 'multiChoice':
      return <ChoicesInput form={form} field={field} />;
    case 'sequence':
      return <SequenceInput form={form} />;
    case 'figure':
      return <FigureInput form={form} object={object} isNew={field === null} />;
    case 'reference':
      return (
        <MultiSelect
          label={t('targets')}
          data={objects.map(({ name, pluralLabel }) => ({ value: name, label: pluralLabel }))}
          {...form.getInputProps('targets')}
        />
      );
    default:
      return null;
  }
}
