import { Button, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, Network, NetworkNode, Reference } from '../../platform/api';
import { isProblem } from '../../platform/problem';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useCatalog } from '../../records/catalog';
import { ReachableLinks } from '../../records/fields/ReferenceChip';
import { Graph } from './Graph';
import { placesOf } from './layout';
import type { Place } from './layout';
import { together, useNetwork, usePath } from './network';
import classes from './network.module.css';
import { PathFinder } from './PathFinder';
import { Legend } from './RoleWords';
import { TieList } from './TieList';

const route = getRouteApi('/shell/network/$id');

/** Everyone around a company or person: a picture that grows where one clicks, and the same in words. */
export function NetworkPage() {
  const { id } = route.useParams();
  const { grown = '' } = route.useSearch();
  const { data, error } = useNetwork(id, grown === '' ? [] : grown.split(','));
  if (isProblem(error, 404)) return <NotFoundPage />;
  if (!data) return <Skeleton h="60vh" m={20} radius={8} />;
  // Another party is another picture.
  return <Picture key={id} id={id} network={data} grown={grown === '' ? [] : grown.split(',')} />;
}

function Picture({ id, network, grown }: { id: Id; network: Network; grown: Id[] }) {
  const { t } = useTranslation('network');
  const search = route.useSearch();
  const { to, view = 'picture' } = search;
  const turn = route.useNavigate();
  const navigate = useNavigate();
  const { objects } = useCatalog();
  const [selected, setSelected] = useState(id);
  const [chosen, setChosen] = useState<Reference | null>(null);
  const path = usePath(id, to).data;
  const all = useMemo(() => together(network, path), [network, path]);
  const places = usePlaces(all);
  const middle = network.nodes[0];
  const shown = all.nodes.some((node) => node.id === selected) ? selected : id;
  const pathOf = (object: string) => objects.find(({ name }) => name === object)?.path ?? '';
  const end = to ? (chosen ?? path?.nodes.at(-1) ?? null) : null;

  /** What is shown is part of the address. */
  function change(next: typeof search) {
    void turn({ to: '.', search: { ...search, ...next }, replace: true });
  }

  function grow(party: Id) {
    if (party === id) return;
    const next = grown.includes(party)
      ? grown.filter((other) => other !== party)
      : [...grown, party].slice(-40);
    change({ grown: next.join(',') || undefined });
  }

  function open(node: NetworkNode) {
    void navigate({ to: '/$path/$id', params: { path: pathOf(node.object), id: node.id } });
  }

  if (!middle) return <NotFoundPage />;
  return (
    <ReachableLinks value>
      <PageHeader>
        <nav className={classes.place}>
          <Link to="/$path/$id" params={{ path: pathOf(middle.object), id }}>
            <bdi>{middle.label}</bdi>
          </Link>
          <h1>{t('title')}</h1>
        </nav>
        <SegmentedControl
          size="xs"
          aria-label={t('view')}
          data={[
            { value: 'picture', label: t('asPicture') },
            { value: 'list', label: t('asList') },
          ]}
          value={view}
          onChange={(next) => change({ view: next === 'list' ? 'list' : undefined })}
        />
      </PageHeader>
      <div className={classes.page} data-view={view}>
        {view === 'picture' ? (
          <Graph
            network={all}
            places={places}
            selected={shown}
            path={path?.nodes.map((node) => node.id) ?? []}
            onSelect={setSelected}
            onGrow={grow}
            onOpen={open}
          />
        ) : (
          <div className={classes.wordsPage}>
            <TieList network={all} grown={grown} onGrow={grow} />
          </div>
        )}
        <aside className={classes.side} aria-label={t('side')}>
          <PathFinder
            to={end}
            path={path}
            onChange={(next) => {
              setChosen(next);
              change({ to: next?.id });
            }}
          />
          {view === 'picture' && (
            <>
              <Legend />
              <div role="status">
                <Text size="sm" c="dimmed">
                  {t('shown', { count: all.nodes.length })}
                </Text>
              </div>
              <TieList network={all} only={shown} grown={grown} onGrow={grow} />
              <Text size="xs" c="dimmed" className={classes.keys}>
                {t('keys')}
              </Text>
            </>
          )}
          {grown.length > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => change({ grown: undefined })}
            >
              {t('shrinkAll')}
            </Button>
          )}
        </aside>
      </div>
    </ReachableLinks>
  );
}

/** Where everybody stands; those who were there stay about where they were. */
function usePlaces(network: Network): ReadonlyMap<Id, Place> {
  const [kept, setKept] = useState(() => ({ network, places: placesOf(network, new Map()) }));
  if (kept.network === network) return kept.places;
  const next = { network, places: placesOf(network, kept.places) };
  setKept(next);
  return next.places;
}
