import { Group, MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, RecordPage, Reference } from '../../platform/api';
import { request } from '../../platform/client';
import { fieldOf, useCatalog } from '../../records/catalog';
import { recordKeys } from '../../records/recordQueries';
import type { FieldForm } from './FieldDialog';

interface Props {
  form: FieldForm;
  object: string;
  /** The field that is asked for; null for a new one. */
  own: string | null;
}

/** From which stage on a record can't do without a value. */
export function StageInput({ form, object, own }: Props) {
  const { t } = useTranslation('fields');
  const groups = useGroups(object).filter(({ name }) => name !== own);
  const group = groups.find(({ name }) => name === form.values.stageField);
  const stages = useStages(group);
  if (groups.length === 0) return null;
  return (
    <Group grow align="start">
      <Select
        label={t('requiredFrom')}
        placeholder={t('noStage')}
        clearable
        data={groups.map(({ name, label }) => ({ value: name, label }))}
        value={form.values.stageField || null}
        onChange={(name) => form.setValues({ stageField: name ?? '', stages: [] })}
      />
      {group && (
        <MultiSelect
          label={t('fromStage')}
          description={group.choices ? undefined : t('fromStageText')}
          searchable
          data={stages}
          {...form.getInputProps('stages')}
        />
      )}
    </Group>
  );
}

/** The fields that say how far a record has come: choices, and references to what has an order. */
function useGroups(name: string): FieldDefinition[] {
  const { objects } = useCatalog();
  const object = objects.find((one) => one.name === name);
  return (object?.fields ?? []).filter(({ type, targets }) => {
    const target = objects.find((one) => one.name === targets?.[0]);
    return type === 'choice' || (targets?.length === 1 && target && fieldOf(target, 'position'));
  });
}

function useStages(group: FieldDefinition | undefined) {
  const target = group?.targets?.[0] ?? '';
  const query = { limit: 200, sort: 'position' };
  const { data } = useQuery({
    queryKey: recordKeys.list(target, query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${target}`, { query, signal }),
    enabled: target !== '',
  });
  if (group?.choices) return group.choices.map(({ value, label }) => ({ value, label }));
  return (data?.records ?? []).map(({ id, name, pipeline }) => {
    const within = (pipeline as Reference | null | undefined)?.label;
    return { value: id, label: within ? `${String(name)} · ${within}` : String(name) };
  });
}
