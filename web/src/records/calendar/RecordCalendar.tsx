import { ActionIcon, Button, Group, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import { week } from '../../platform/days';
import { formatNumber, useFormat } from '../../platform/format';
import { labelOf } from '../changes';
import type { ListSearch } from '../list/listSearch';
import { calendarDates } from '../list/shapes';
import { both } from '../query/rsql';
import { recordKeys } from '../recordQueries';
import classes from './calendar.module.css';
import { byDay, monthOf, nextMonth, weeksOf } from './month';

interface Props {
  object: ObjectDefinition;
  search: ListSearch;
  onSearch: (changes: Partial<ListSearch>) => void;
}

// A page of the API: a month with more says so, and its days lead to a list.
const most = 200;
const shownOfDay = 4;

/** Records on the days of one of their dates, month by month. */
export function RecordCalendar({ object, search, onSearch }: Props) {
  const { t } = useTranslation('views');
  const format = useFormat();
  const [today] = useState(() => monthOf(new Date(), format.timeZone));
  const [month, setMonth] = useState(today.month);
  const dates = calendarDates(object);
  const date = dates.find(({ name }) => name === search.date) ?? dates[0]!;
  const weeks = weeksOf(month, week(format.locale).first);
  const first = weeks[0]![0]!;
  const last = weeks.at(-1)!.at(-1)!;
  const query = {
    filter: both(search.filter, `${date.name}>=${first};${date.name}<${dayAfter(last)}`),
    sort: date.sortable ? date.name : undefined,
    fields: [...new Set([object.labelField, date.name])].join(','),
    limit: most,
    count: 'true',
  };
  const { data } = useQuery({
    queryKey: recordKeys.list(object.name, query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${object.name}`, { query, signal }),
    placeholderData: keepPreviousData,
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const days = byDay(data?.records ?? [], date, format.timeZone);
  const title = named(month, { month: 'long', year: 'numeric' }, format.locale);

  return (
    <div className={classes.calendar}>
      <Group gap={6} className={classes.toolbar}>
        <Text component="h2" fw={600} size="sm" className={classes.title} aria-live="polite">
          {title}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('calendar.previous')}
          onClick={() => setMonth(nextMonth(month, -1))}
        >
          <IconChevronLeft size={17} className={classes.arrow} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('calendar.next')}
          onClick={() => setMonth(nextMonth(month, 1))}
        >
          <IconChevronRight size={17} className={classes.arrow} />
        </ActionIcon>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => setMonth(today.month)}
        >
          {t('calendar.today')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('calendar.by', { field: date.label })}
        </Text>
        {data?.next && (
          <Text size="sm" c="orange">
            {t('calendar.notAll', {
              shown: formatNumber(most, format),
              number: formatNumber(data.count?.value ?? 0, format),
            })}
          </Text>
        )}
      </Group>
      <div className={classes.grid} role="grid" aria-label={title}>
        <div role="row" className={classes.week}>
          {weeks[0]!.map((day) => (
            <div key={day} role="columnheader" className={classes.weekday}>
              {named(day, { weekday: 'short' }, format.locale)}
            </div>
          ))}
        </div>
        {weeks.map((ofWeek) => (
          <div key={ofWeek[0]} role="row" className={classes.week}>
            {ofWeek.map((day) => (
              <Day
                key={day}
                day={day}
                object={object}
                records={days.get(day) ?? []}
                isToday={day === today.day}
                outside={!day.startsWith(month.slice(0, 7))}
                locale={format.locale}
                onOpen={(id) => onSearch({ peek: id })}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface DayProps {
  day: string;
  object: ObjectDefinition;
  records: RecordData[];
  isToday: boolean;
  outside: boolean;
  locale: string;
  onOpen: (id: string) => void;
}

function Day({ day, object, records, isToday, outside, locale, onOpen }: DayProps) {
  const { t } = useTranslation('views');
  const more = records.length - shownOfDay;
  const entry = (record: RecordData) => (
    <UnstyledButton
      key={record.id}
      className={classes.entry}
      dir="auto"
      onClick={() => onOpen(record.id)}
    >
      {labelOf(object, record) || t('calendar.unnamed')}
    </UnstyledButton>
  );
  return (
    <div
      role="gridcell"
      className={classes.day}
      data-outside={outside || undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      <span className={classes.number} title={named(day, { dateStyle: 'full' }, locale)}>
        {Number(day.slice(8))}
      </span>
      {records.slice(0, more > 0 ? shownOfDay - 1 : shownOfDay).map(entry)}
      {more > 0 && (
        <Popover withinPortal shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <UnstyledButton className={classes.more}>
              {t('calendar.more', { count: more + 1 })}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={classes.all}>{records.map(entry)}</Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}

function named(day: string, options: Intl.DateTimeFormatOptions, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
