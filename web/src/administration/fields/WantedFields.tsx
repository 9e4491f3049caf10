import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';
import { useSaving } from '../useSaving';
import type { FieldsView } from './api';

type Wanted = Schemas['WantedFields'];

const pathOf = (object: string) => `/api/wanted-fields/${object}`;
const keyOf = (object: string) => ['fields', object, 'wanted'];

/** Of which records it is shown how complete they are. */
const measured = ['company', 'person'];

/** By which fields the completeness of what is known is measured; saved as they are chosen. */
export function WantedFields({ view }: { view: FieldsView }) {
  return measured.includes(view.object) ? <Chosen view={view} /> : null;
}

function Chosen({ view: { object, sections } }: { view: FieldsView }) {
  const { t } = useTranslation('fields');
  const { data } = useQuery({
    queryKey: keyOf(object),
    queryFn: ({ signal }) => request<Wanted>(pathOf(object), { signal }),
  });
  const { save, error } = useSaving(async (fields: string[]) => {
    // Shown as it is chosen; what comes back counts.
    if (data) queryClient.setQueryData<Wanted>(keyOf(object), { ...data, fields });
    try {
      const saved = await request<Wanted>(pathOf(object), { method: 'PUT', body: { fields } });
      queryClient.setQueryData(keyOf(object), saved);
    } catch (problem) {
      queryClient.setQueryData(keyOf(object), data);
      throw problem;
    }
    await queryClient.invalidateQueries({ queryKey: ['records'] });
  });
  if (!data) return null;
  const labels = new Map(
    sections.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label] as const)),
  );
  return (
    <MultiSelect
      label={t('wanted')}
      description={t('wantedText')}
      placeholder={data.fields.length === 0 ? t('wantedNone') : undefined}
      data={data.possible.flatMap((value) => {
        const label = labels.get(value);
        return label ? [{ value, label }] : [];
      })}
      value={data.fields}
      onChange={(fields) => void save(fields)}
      error={error}
      searchable
      hidePickedOptions
      maw={640}
      mb={16}
    />
  );
}
