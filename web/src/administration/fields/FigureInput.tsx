import { Input, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../../records/catalog';
import { FilterBar } from '../../records/query/FilterBar';
import type { FieldForm } from './FieldDialog';
import type { FigureFunction } from './types';

interface Props {
  form: FieldForm;
  object: string;
  isNew: boolean;
}

const summed = ['number', 'money'];
const dated = ['date', 'dateTime'];

/** Of which records that point here, and how, a figure is made; and who sees it. */
export function FigureInput({ form, object, isNew }: Props) {
  const { t } = useTranslation('fields');
  const { objects } = useCatalog();
  const { others, of } = form.values;
  const pointing = objects.flatMap(({ name, pluralLabel, fields }) =>
    fields
      .filter(({ targets }) => targets?.includes(object))
      .map((field) => ({
        value: `${name}.${field.name}`,
        label: `${pluralLabel} · ${field.label}`,
      })),
  );
  const counted = objects.find(({ name }) => name === others.split('.')[0]);
  const fields = counted?.fields ?? [];
  const fitting = fields.filter(({ type }) => summed.includes(type) || dated.includes(type));
  const made = form.values.function === 'count' ? 'count' : `${form.values.function}.${of}`;

  function choose(value: string | null) {
    const [name = 'count', field = ''] = (value ?? 'count').split('.');
    form.setValues({ function: name as FigureFunction, of: field });
  }

  return (
    <>
      <Select
        label={t('figureOf')}
        disabled={!isNew}
        searchable
        data={pointing}
        {...form.getInputProps('others')}
        onChange={(value) =>
          form.setValues({ others: value ?? '', function: 'count', of: '', filter: '' })
        }
      />
      {others && (
        <Select
          label={t('figure')}
          disabled={!isNew}
          allowDeselect={false}
          data={[
            { value: 'count', label: t('figures.count') },
            ...fitting.map(({ name, label, type }) =>
              dated.includes(type)
                ? { value: `latest.${name}`, label: t('figures.latest', { name: label }) }
                : { value: `sum.${name}`, label: t('figures.sum', { name: label }) },
            ),
          ]}
          value={made}
          onChange={choose}
          error={form.errors.of}
        />
      )}
      {counted && (
        <Input.Wrapper
          label={t('figureFilter')}
          description={t('figureFilterText')}
          error={form.errors.filter}
        >
          <FilterBar
            object={counted}
            filter={form.values.filter || undefined}
            onChange={(filter) => form.setFieldValue('filter', filter ?? '')}
          />
        </Input.Wrapper>
      )}
      <Switch
        label={t('everybody')}
        description={t('everybodyText')}
        {...form.getInputProps('everybody', { type: 'checkbox' })}
      />
    </>
  );
}
