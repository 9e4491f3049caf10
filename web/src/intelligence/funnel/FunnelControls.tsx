import { MultiSelect, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { PeriodPicker } from '../dashboard/PeriodPicker';
import type { Funnel } from './funnel';
import { cohorts, hasStages, pipelinesQuery, trackedChoice } from './funnel';
import classes from './funnel.module.css';
import type { FunnelSearch } from './funnelSearch';

interface Props {
  object: ObjectDefinition;
  search: FunnelSearch;
  funnel: Funnel | undefined;
  onChange: (changes: Partial<FunnelSearch>) => void;
}

/** Which statuses are its steps, when the records arrived, and what they are put together by. */
export function FunnelControls({ object, search, funnel, onChange }: Props) {
  const { t } = useTranslation('funnel');
  const field = trackedChoice(object)!;
  const choices = funnel?.known ?? [];
  const pipelines = useQuery({
    ...pipelinesQuery,
    enabled: hasStages(object),
  }).data?.records;
  const steps = search.steps?.split(',') ?? funnel?.steps.map(({ value }) => value) ?? [];
  const groups = object.fields.filter(
    ({ name, type, groupable }) =>
      groupable && name !== field.name && type !== 'date' && type !== 'dateTime',
  );

  /** In the order of the way, whatever order they were chosen in. */
  function choose(next: string[]) {
    const ordered = choices.map(({ value }) => value).filter((value) => next.includes(value));
    if (ordered.length > 1) onChange({ steps: ordered.join(',') });
  }

  return (
    <div className={classes.controls}>
      {pipelines && pipelines.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('by')}
          data={[
            { value: '', label: field.label },
            ...pipelines.map(({ id, name }) => ({
              value: id,
              label: t('stagesOf', { pipeline: String(name) }),
            })),
          ]}
          value={search.pipeline ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ pipeline: value || undefined, steps: undefined })
          }
        />
      )}
      <MultiSelect
        size="xs"
        className={classes.steps}
        label={t('steps')}
        data={choices.map(({ value, label }) => ({ value, label }))}
        value={steps}
        onChange={choose}
        hidePickedOptions
      />
      <NativeSelect
        size="xs"
        label={t('group')}
        data={[
          { value: cohorts, label: t('cohorts.option') },
          ...groups.map(({ name, label }) => ({ value: name, label })),
          { value: 'none', label: t('noGroup') },
        ]}
        value={search.group ?? cohorts}
        onChange={({ currentTarget: { value } }) =>
          onChange({ group: value === cohorts ? undefined : value })
        }
      />
      <div className={classes.period}>
        <span aria-hidden>{t('arrived')}</span>
        <PeriodPicker
          within={search.within}
          object={object.name}
          date="createdAt"
          onChange={(within) => onChange({ within })}
        />
      </div>
    </div>
  );
}
