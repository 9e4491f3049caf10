import { ActionIcon, Button, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionsOf } from '../../features';
import type { ObjectDefinition } from '../../platform/api';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useShortcuts } from '../../platform/shortcuts';
import { useObjectByPath } from '../catalog';
import { FilterBar } from '../query/FilterBar';
import { newWords } from '../words';
import { ColumnChooser } from './ColumnChooser';
import { ListCount } from './ListCount';
import classes from './ListPage.module.css';
import type { ListSearch } from './listSearch';
import { RecordList } from './RecordList';
import { useColumns } from './useColumns';

const CreateDialog = lazy(async () => ({
  default: (await import('../form/CreateDialog')).CreateDialog,
}));
const PeekPanel = lazy(async () => ({ default: (await import('./PeekPanel')).PeekPanel }));
const RecordBoard = lazy(async () => ({
  default: (await import('../board/RecordBoard')).RecordBoard,
}));

const route = getRouteApi('/shell/$path');

export function ListPage() {
  const object = useObjectByPath(route.useParams().path);
  // Another object is another list: its selection, active row and edits begin anew.
  return object ? <ObjectPage key={object.name} object={object} /> : <NotFoundPage />;
}

function ObjectPage({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('records');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const { columns, remember } = useColumns(object, search);
  const board = object.board !== null && search.view === 'board';

  const onSearch = useCallback(
    (changes: Partial<ListSearch>) => {
      // Looking into a record or a form is not a place to come back to; a filter, a sort and a view are.
      const passing = Object.keys(changes).every((name) => name === 'peek' || name === 'create');
      void navigate({
        to: '.',
        search: (before: ListSearch) => withoutEmpty({ ...before, ...changes }),
        replace: passing,
      });
    },
    [navigate],
  );
  const onOpen = useCallback(
    (id: string) => void navigate({ to: '/$path/$id', params: { path: object.path, id } }),
    [navigate, object.path],
  );
  useShortcuts(t('list.keys'), [
    ...(object.can.create
      ? [
          {
            keys: 'c',
            label: newWords(object),
            command: true,
            run: () => onSearch({ create: true }),
          },
        ]
      : []),
    ...(object.board
      ? [
          {
            keys: 'v',
            label: t('list.key.view'),
            command: true,
            run: () => onSearch({ view: board ? undefined : 'board' }),
          },
        ]
      : []),
  ]);

  return (
    <div className={classes.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate>
          {object.pluralLabel}
        </Text>
        <ListCount object={object} filter={search.filter} />
        <div className={classes.actions}>
          {object.board && (
            <SegmentedControl
              size="xs"
              aria-label={t('list.view')}
              value={board ? 'board' : 'list'}
              onChange={(view) => onSearch({ view: view === 'board' ? 'board' : undefined })}
              data={[
                { value: 'list', label: <ViewIcon icon={IconList} label={t('list.asList')} /> },
                {
                  value: 'board',
                  label: <ViewIcon icon={IconLayoutKanban} label={t('list.asBoard')} />,
                },
              ]}
            />
          )}
          <Group gap={8} visibleFrom="sm">
            {extensionsOf(object.name).map(({ listActions: Actions }, index) =>
              Actions ? <Actions key={index} object={object} /> : null,
            )}
          </Group>
          {object.can.create && (
            <>
              <Button
                visibleFrom="xs"
                leftSection={<IconPlus size={15} />}
                onClick={() => onSearch({ create: true })}
              >
                {newWords(object)}
              </Button>
              <Tooltip label={newWords(object)}>
                <ActionIcon
                  hiddenFrom="xs"
                  size={34}
                  aria-label={newWords(object)}
                  onClick={() => onSearch({ create: true })}
                >
                  <IconPlus size={18} />
                </ActionIcon>
              </Tooltip>
            </>
          )}
        </div>
      </PageHeader>
      <div className={classes.bar}>
        <FilterBar
          object={object}
          filter={search.filter}
          onChange={(filter) => onSearch({ filter })}
        />
        {!board && (
          <ColumnChooser
            object={object}
            columns={columns.map(({ field }) => field)}
            onChange={(names) => {
              remember(names ?? null);
              onSearch({ columns: names?.join(',') });
            }}
          />
        )}
      </div>
      {extensionsOf(object.name).map(({ listTop: Top }, index) =>
        Top ? (
          <Suspense key={index}>
            <Top object={object} />
          </Suspense>
        ) : null,
      )}
      <div className={classes.body}>
        <div className={classes.list}>
          {board ? (
            <Suspense>
              <RecordBoard object={object} search={search} onSearch={onSearch} />
            </Suspense>
          ) : (
            <RecordList object={object} search={search} onSearch={onSearch} onOpen={onOpen} />
          )}
        </div>
        {search.peek && (
          <Suspense>
            <PeekPanel
              object={object}
              id={search.peek}
              onClose={() => onSearch({ peek: undefined })}
            />
          </Suspense>
        )}
      </div>
      {search.create && (
        <Suspense>
          <CreateDialog
            object={object}
            onClose={() => onSearch({ create: undefined })}
            onCreated={(record) => {
              void router.navigate({
                to: '/$path/$id',
                params: { path: object.path, id: record.id },
              });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function ViewIcon({ icon: Named, label }: { icon: typeof IconList; label: string }) {
  return (
    <Tooltip label={label}>
      <span className={classes.viewIcon}>
        <Named size={16} stroke={1.6} aria-hidden />
        <span className="visuallyHidden">{label}</span>
      </span>
    </Tooltip>
  );
}

function withoutEmpty(search: ListSearch): ListSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}
