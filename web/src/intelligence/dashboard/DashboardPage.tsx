import { Button, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../platform/links';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useObject } from '../../records/catalog';
import { useScopes } from '../../records/board/useBoard';
import { boardOf } from '../../records/list/shapes';
import type { ObjectDefinition } from '../../platform/api';
import { dashboardQuery } from '../figures';
import type { DashboardSearch } from './dashboardSearch';
import classes from './dashboard.module.css';
import { DashboardContent } from './DashboardContent';
import { PeriodPicker } from './PeriodPicker';

const route = getRouteApi('/shell/dashboard');

/** Sales at a glance: what was won and lost, by whom, of what, and what is still open. */
export function DashboardPage() {
  const { t } = useTranslation(['intelligence', 'management']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const deal = useObject('opportunity');
  const change = (changes: Partial<DashboardSearch>, replace = false) =>
    void navigate({
      to: '.',
      search: (before: DashboardSearch) => ({ ...before, ...changes }),
      replace,
    });
  const { within, pipeline } = search;
  const { data } = useQuery({
    ...dashboardQuery({ within, pipeline }),
    placeholderData: keepPreviousData,
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const empty = data && data.stages.every(({ count }) => count === 0) && !within;

  return (
    <div className={classes.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate flex={1}>
          {t('dashboard.title')}
        </Text>
        <LinkButton size="xs" variant="default" to="/forecast" visibleFrom="xs">
          {t('management:forecast.title')}
        </LinkButton>
        <LinkButton size="xs" variant="default" to="/salespeople" visibleFrom="xs">
          {t('management:salespeople.title')}
        </LinkButton>
        {deal?.board?.within && (
          <PipelinePicker
            object={deal}
            value={pipeline}
            onChange={(id) => change({ pipeline: id })}
          />
        )}
        <PeriodPicker within={within} onChange={(value) => change({ within: value })} />
      </PageHeader>
      <Group hiddenFrom="xs" grow gap="xs" mb="sm">
        <LinkButton size="xs" variant="default" to="/forecast">
          {t('management:forecast.title')}
        </LinkButton>
        <LinkButton size="xs" variant="default" to="/salespeople">
          {t('management:salespeople.title')}
        </LinkButton>
      </Group>
      {!data && <DashboardSkeleton />}
      {empty && <NothingYet />}
      {data && !empty && (
        <DashboardContent
          data={data}
          pipeline={pipeline}
          sort={search.sort}
          onSort={(sort) => change({ sort }, true)}
        />
      )}
    </div>
  );
}

interface PickerProps {
  object: ObjectDefinition;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function PipelinePicker({ object, value, onChange }: PickerProps) {
  const { t } = useTranslation('intelligence');
  const scopes = useScopes(object, boardOf(object, undefined));
  if (scopes.length < 2) return null;
  return (
    <Select
      size="xs"
      w={150}
      visibleFrom="sm"
      aria-label={t('dashboard.pipeline')}
      allowDeselect={false}
      value={value ?? 'all'}
      onChange={(id) => onChange(id === 'all' ? undefined : (id ?? undefined))}
      data={[
        { value: 'all', label: t('dashboard.allPipelines') },
        ...scopes.map(({ id, label }) => ({ value: id, label })),
      ]}
    />
  );
}

function NothingYet() {
  const { t } = useTranslation('intelligence');
  return (
    <Stack align="center" gap="xs" pt="14vh" px="lg" ta="center">
      <Title order={2} size="h4">
        {t('dashboard.emptyTitle')}
      </Title>
      <Text size="sm" c="dimmed" maw={440}>
        {t('dashboard.emptyText')}
      </Text>
      <Button mt="sm" renderRoot={(props) => <Link {...props} to="/imports" />}>
        {t('first.import')}
      </Button>
    </Stack>
  );
}

function DashboardSkeleton() {
  return (
    <div className={classes.grid} aria-hidden>
      <Skeleton h={72} radius={11} className={classes.wide} />
      <Skeleton h={300} radius={11} className={classes.wide} />
      <Skeleton h={220} radius={11} />
      <Skeleton h={220} radius={11} />
    </div>
  );
}
