import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { LinkButton } from '../../platform/links';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useObject } from '../../records/catalog';
import dashboard from '../dashboard/dashboard.module.css';
import { funnelQuery, trackedChoice } from './funnel';
import classes from './funnel.module.css';
import { FunnelContent } from './FunnelContent';
import { FunnelControls } from './FunnelControls';
import type { FunnelSearch } from './funnelSearch';

// By way of the list, where it belongs to the first load: on its own it would make that larger.
const FilterBar = lazy(async () => ({
  default: (await import('../../records/list/ListPage')).FilterBar,
}));

const route = getRouteApi('/shell/funnel');

/** How far records come on their way through their statuses, how long it takes, and who doesn't come through. */
export function FunnelPage() {
  const { t } = useTranslation(['funnel', 'scores']);
  const { object: name = 'lead' } = route.useSearch();
  const object = useObject(name);
  return (
    <div className={dashboard.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate flex={1}>
          {object ? t('title', { objects: object.pluralLabel }) : t('name')}
        </Text>
        <LinkButton size="xs" variant="default" to="/traits" search={{ object: name }}>
          {t('scores:traits.name')}
        </LinkButton>
        <LinkButton size="xs" variant="default" to="/scores" search={{ object: name }}>
          {t('scores:name')}
        </LinkButton>
      </PageHeader>
      {object && trackedChoice(object) ? (
        <FunnelOf object={object} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
    </div>
  );
}

function FunnelOf({ object }: { object: ObjectDefinition }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: Partial<FunnelSearch>) =>
    void navigate({ to: '.', search: (before: FunnelSearch) => ({ ...before, ...changes }) });
  const { data, isPlaceholderData } = useQuery({
    ...funnelQuery(object.name, search),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const asked = search.filter ?? search.within;
  return (
    <>
      <FunnelControls object={object} search={search} funnel={data} onChange={change} />
      <Suspense fallback={<div className={classes.filter} />}>
        <FilterBar
          object={object}
          filter={search.filter}
          onChange={(filter) => change({ filter })}
        />
      </Suspense>
      {!data && <FunnelSkeleton />}
      {data && data.all.arrived.count === 0 && (
        <Nothing object={object} filtered={asked !== undefined} onChange={change} />
      )}
      {data && data.all.arrived.count > 0 && (
        <div className={classes.content} aria-busy={isPlaceholderData}>
          <FunnelContent object={object} funnel={data} group={search.group} />
        </div>
      )}
    </>
  );
}

interface NothingProps {
  object: ObjectDefinition;
  filtered: boolean;
  onChange: (changes: Partial<FunnelSearch>) => void;
}

/** Says what will be seen here, and offers the first step towards it. */
function Nothing({ object, filtered, onChange }: NothingProps) {
  const { t } = useTranslation('funnel');
  return (
    <Stack align="center" gap="xs" pt="10vh" px="lg" ta="center">
      <Title order={2} size="h4">
        {t(filtered ? 'empty.filtered' : 'empty.title', { objects: object.pluralLabel })}
      </Title>
      <Text size="sm" c="dimmed" maw={460}>
        {t(filtered ? 'empty.filteredText' : 'empty.text')}
      </Text>
      {filtered ? (
        <Button
          mt="sm"
          variant="default"
          onClick={() => onChange({ filter: undefined, within: undefined })}
        >
          {t('empty.clear')}
        </Button>
      ) : (
        <Button
          mt="sm"
          renderRoot={(props) => (
            <Link {...props} to="/$path" params={{ path: object.path }} search={{ create: true }} />
          )}
        >
          {t('empty.first')}
        </Button>
      )}
    </Stack>
  );
}

function FunnelSkeleton() {
  return (
    <div className={dashboard.grid} aria-hidden>
      <Skeleton h={260} radius={11} className={dashboard.wide} />
      <Skeleton h={200} radius={11} />
      <Skeleton h={200} radius={11} />
    </div>
  );
}
