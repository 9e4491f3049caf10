import { Button, SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { useSignedIn } from '../../platform/session/session';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useCatalog } from '../../records/catalog';
import classes from './duplicates.module.css';
import { pairsQuery } from './duplicates';
import { shows } from './duplicatesSearch';
import type { Show } from './duplicatesSearch';
import { MergeAll } from './MergeAll';
import { PairCard } from './PairCard';
import { RecentMerges } from './RecentMerges';
import { RulesButton } from './RulesButton';
import { ScanBar } from './ScanBar';

const route = getRouteApi('/shell/duplicates');

/** The pairs that may be the same, the surest first, to be merged or told apart. */
export function DuplicatesPage() {
  const { t } = useTranslation('duplicates');
  const { user } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const objects = useCatalog().objects.filter(({ duplicates }) => duplicates);
  const object = objects.find(({ name }) => name === search.object) ?? preferred(objects);
  const show = search.show ?? 'all';
  const go = (next: { object?: string; show?: Show }) =>
    void navigate({ to: '.', search: { ...search, ...next }, replace: true });

  return (
    <>
      <PageHeader>
        <Text component="h1" fw={600} flex={1}>
          {t('title')}
        </Text>
        {user.administrator && <RulesButton />}
      </PageHeader>
      <div className={classes.body}>
        {object && (
          <>
            <div className={classes.bar}>
              <Select
                aria-label={t('objects')}
                data={objects.map(({ name, pluralLabel }) => ({ value: name, label: pluralLabel }))}
                value={object.name}
                onChange={(name) => name && go({ object: name })}
                allowDeselect={false}
                w={170}
              />
              <SegmentedControl
                aria-label={t('show.label')}
                data={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
                value={show}
                onChange={(value) => go({ show: value as Show })}
              />
              <span className={classes.space} />
              <MergeAll object={object.name} />
            </div>
            <RecentMerges object={object.name} />
            {user.administrator && <ScanBar object={object.name} />}
            <Pairs key={`${object.name} ${show}`} object={object} show={show} />
          </>
        )}
      </div>
    </>
  );
}

function Pairs({ object, show }: { object: ObjectDefinition; show: Show }) {
  const { t } = useTranslation('duplicates');
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    pairsQuery(object.name, show),
  );
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <Skeleton h={220} mt="md" />;
  const pairs = data.pages.flatMap((page) => page.pairs);
  if (pairs.length === 0) {
    return (
      <div className={classes.empty}>
        <h2>{t('empty.title')}</h2>
        <p>{t(show === 'rejected' ? 'empty.rejected' : 'empty.text')}</p>
      </div>
    );
  }
  return (
    <>
      <ul className={classes.pairs}>
        {pairs.map((pair) => (
          <PairCard key={pair.id} object={object} pair={pair} rejected={show === 'rejected'} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** People are entered twice most often. */
function preferred(objects: ObjectDefinition[]): ObjectDefinition | undefined {
  return objects.find(({ name }) => name === 'person') ?? objects[0];
}
