import { MultiSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
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
  const saving = useMutation({
    // One after the other: each is made of what the one before it left.
    scope: { id: pathOf(object) },
    mutationKey: keyOf(object),
    mutationFn: (fields: string[]) => {
      const version = queryClient.getQueryData<Wanted>(keyOf(object))?.version;
      return request<Wanted>(pathOf(object), { method: 'PUT', body: { version, fields } });
    },
    onSuccess: (saved) => {
      // What was chosen since stays as it is shown.
      const last = queryClient.isMutating({ mutationKey: keyOf(object) }) === 1;
      const shown = queryClient.getQueryData<Wanted>(keyOf(object));
      queryClient.setQueryData<Wanted>(
        keyOf(object),
        last || !shown ? saved : { ...saved, fields: shown.fields },
      );
      void queryClient.invalidateQueries({ queryKey: ['records'] });
    },
    // Somebody may have chosen others meanwhile.
    onError: () => void queryClient.invalidateQueries({ queryKey: keyOf(object) }),
  });
  const { save, error } = useSaving((fields: string[]) => {
    if (data) queryClient.setQueryData<Wanted>(keyOf(object), { ...data, fields });
    return saving.mutateAsync(fields);
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
