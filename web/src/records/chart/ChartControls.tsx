import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import type { ListSearch } from '../list/listSearch';
import { chartGroups, chartOf, forms, isDate, periods, summable } from './chartModel';

export interface ChartProps {
  object: ObjectDefinition;
  search: ListSearch;
  onSearch: (changes: Partial<ListSearch>) => void;
}

/** What a chart shows, by what, and how it is drawn. */
export function ChartControls({ object, search, onSearch }: ChartProps) {
  const { t } = useTranslation('views');
  const chart = chartOf(object, search);
  const options = (fields: FieldDefinition[]) =>
    fields.map(({ name, label }) => ({ value: name, label }));
  if (!chart) return null;
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('chart.shows')}
        data={[{ value: '', label: t('chart.count') }, ...options(summable(object))]}
        value={chart.sum?.name ?? ''}
        onChange={({ currentTarget }) => onSearch({ sum: currentTarget.value || undefined })}
      />
      <NativeSelect
        size="xs"
        label={t('chart.by')}
        data={options(chartGroups(object))}
        value={chart.by.name}
        onChange={({ currentTarget }) => onSearch({ group: currentTarget.value, form: undefined })}
      />
      {isDate(chart.by) && (
        <NativeSelect
          size="xs"
          label={t('chart.period')}
          data={periods.map((value) => ({ value, label: t(`chart.periods.${value}`) }))}
          value={chart.period}
          onChange={({ currentTarget }) => onSearch({ period: currentTarget.value })}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('chart.form')}
        data={forms.map((value) => ({ value, label: t(`chart.forms.${value}`) }))}
        value={chart.form}
        onChange={(form) => onSearch({ form })}
      />
    </>
  );
}
