import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Aggregate } from '../../platform/api';
import { request } from '../../platform/client';
import { recordKeys } from '../../records/recordQueries';
import { relativePeriods, yearOf } from './periods';

interface Props {
  within: string | undefined;
  /** Whose years are offered, by which date; those in which deals were closed where nothing is said. */
  object?: string;
  date?: string;
  onChange: (within: string | undefined) => void;
}

/** All time, a year of which there are records and its quarters, or a period that moves along. */
export function PeriodPicker({
  within,
  object = 'opportunity',
  date = 'closedOn',
  onChange,
}: Props) {
  const { t } = useTranslation(['intelligence', 'records']);
  const years = useYears(object, `${date}:year`);
  const year = yearOf(within);
  const shownYears = year && !years.includes(year) ? [year, ...years] : years;
  return (
    <Group gap="xs" wrap="nowrap">
      {year && (
        <SegmentedControl
          size="xs"
          visibleFrom="sm"
          aria-label={t('period.quarter')}
          value={within ?? ''}
          onChange={onChange}
          data={[
            { value: year, label: t('period.whole') },
            ...[1, 2, 3, 4].map((quarter) => ({
              value: `${year}-Q${quarter}`,
              label: t('period.q', { quarter }),
            })),
          ]}
        />
      )}
      <Select
        size="xs"
        w={150}
        aria-label={t('period.label')}
        allowDeselect={false}
        value={year ?? within ?? 'all'}
        onChange={(value) => onChange(value === 'all' ? undefined : (value ?? undefined))}
        data={[
          { value: 'all', label: t('period.all') },
          { group: t('period.years'), items: shownYears },
          {
            group: t('period.moving'),
            items: relativePeriods.map((value) => ({
              value,
              label: t(`records:period.${value}`),
            })),
          },
        ]}
        comboboxProps={{ transitionProps: { duration: 80 } }}
        maxDropdownHeight={420}
      />
    </Group>
  );
}

/** The years of which there are records, the last one first. */
function useYears(object: string, group: string): string[] {
  const { data } = useQuery({
    queryKey: [...recordKeys.all(object), 'aggregate', group],
    queryFn: ({ signal }) =>
      request<Aggregate>(`/api/records/${object}/aggregate`, {
        query: { group, measures: 'count', sort: '-key', limit: 30 },
        signal,
      }),
    staleTime: 5 * 60_000,
  });
  return (data?.groups ?? []).flatMap(({ keys }) => keys[0]?.value?.slice(0, 4) ?? []);
}
