import { Button, Chip, Group, Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData, Timeline } from '../../platform/api';
import { request } from '../../platform/client';
import { formatDate, formatDayRelative, useFormat } from '../../platform/format';
import { useCatalog } from '../catalog';
import { recordKeys } from '../recordQueries';
import { Composer } from './Composer';
import classes from './detail.module.css';
import { byDay } from './timelineDays';
import { TimelineEntry } from './TimelineEntry';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  /** Looked at beside a list: reading only. */
  readOnly?: boolean;
}

/** What happened around a record, newest first under its days, with a place to write what comes next. */
export function TimelinePanel({ object, record, readOnly = false }: Props) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const [kinds, setKinds] = useState<string[]>([]);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...recordKeys.timeline(object.name, record.id), kinds],
    queryFn: ({ pageParam, signal }) =>
      request<Timeline>(`/api/records/${object.name}/${record.id}/timeline`, {
        query: { cursor: pageParam, objects: kinds.join(',') },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const days = useMemo(
    () => byDay(data?.pages.flatMap(({ entries }) => entries) ?? [], format.timeZone),
    [data, format.timeZone],
  );

  return (
    <div className={classes.timeline}>
      {!readOnly && <Composer object={object} record={record} />}
      {data && (days.length > 0 || kinds.length > 0) && (
        <Kinds all={data.pages[0]?.kinds ?? []} chosen={kinds} onChange={setKinds} />
      )}
      {!data && <TimelineSkeleton />}
      {data && days.length === 0 && (
        <Text c="dimmed" size="sm" ta="center" py="xl">
          {t('timeline.empty')}
        </Text>
      )}
      {days.map(({ day, entries }) => (
        <section key={day} className={classes.day}>
          <h3 title={formatDate(day, format)}>{formatDayRelative(day, format)}</h3>
          <ol>
            {entries.map((entry) => (
              <TimelineEntry key={entry.record.id} entry={entry} readOnly={readOnly} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('timeline.earlier')}
        </Button>
      )}
    </div>
  );
}

interface KindsProps {
  all: string[];
  chosen: string[];
  onChange: (kinds: string[]) => void;
}

/** Narrows a time line down to some kinds of entries; all of them without a choice. */
function Kinds({ all, chosen, onChange }: KindsProps) {
  const { t } = useTranslation('detail');
  const { objects } = useCatalog();
  const known = objects.filter(({ name }) => all.includes(name));
  if (known.length < 2) return null;
  return (
    <Chip.Group multiple value={chosen} onChange={onChange}>
      <Group gap={6} mb={10} role="group" aria-label={t('timeline.kinds')}>
        {known.map(({ name, pluralLabel }) => (
          <Chip key={name} value={name} size="xs" variant="outline" radius="sm">
            {pluralLabel}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function TimelineSkeleton() {
  return (
    <div aria-hidden>
      {Array.from({ length: 4 }, (_, row) => (
        <Skeleton key={row} h={48} mb={10} radius={8} />
      ))}
    </div>
  );
}
