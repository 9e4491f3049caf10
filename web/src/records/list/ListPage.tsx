import { ActionIcon, Box, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
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
import { useViewed, withChanges } from '../views/views';
import { ViewSwitcher } from '../views/ViewSwitcher';
import { newWords } from '../words';
import { DisplayOptions } from './DisplayOptions';
import { ListCount } from './ListCount';
import classes from './ListPage.module.css';
import type { ListSearch } from './listSearch';
import { RecordList } from './RecordList';
import { boardGroups } from './shapes';
import { ShapeControl } from './ShapeControl';
import { useColumns } from './useColumns';

export { FilterBar };

const CreateDialog = lazy(async () => ({
  default: (await import('../form/CreateDialog')).CreateDialog,
}));
const PeekPanel = lazy(async () => ({ default: (await import('./PeekPanel')).PeekPanel }));
const ViewRemark = lazy(async () => ({
  default: (await import('../views/ViewRemark')).ViewRemark,
}));
const Grouped = lazy(async () => ({ default: (await import('./Grouped')).Grouped }));
const RecordCalendar = lazy(async () => ({
  default: (await import('../calendar/RecordCalendar')).RecordCalendar,
}));
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
  const own = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const viewed = useViewed(object, own);
  const { view, shown: search } = viewed;
  const { columns, remember, resized, forgetWidths } = useColumns(object, search, view);
  const boards = boardGroups(object).length > 0;
  const shape = search.as === 'board' && !boards ? 'list' : (search.as ?? 'list');

  const onSearch = useCallback(
    (changes: Partial<ListSearch>) => {
      // Looking into a record or a form is not a place to come back to; a filter, a sort and a view are.
      const passing = Object.keys(changes).every((name) => name === 'peek' || name === 'create');
      void navigate({
        to: '.',
        search: (before: ListSearch) => withChanges(before, view, changes),
        replace: passing,
      });
    },
    [navigate, view],
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
    ...(boards
      ? [
          {
            keys: 'v',
            label: t('list.key.view'),
            command: true,
            run: () => onSearch({ as: shape === 'board' ? undefined : 'board', group: undefined }),
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
        <ViewSwitcher
          object={object}
          viewed={viewed}
          resized={resized}
          columns={columns}
          onForgetWidths={forgetWidths}
        />
        <Box visibleFrom="xs">
          <ListCount object={object} filter={search.filter} />
        </Box>
        <div className={classes.actions}>
          <ShapeControl
            object={object}
            shape={shape}
            // What groups a list makes no board.
            onChange={(as) => onSearch({ as: as === 'list' ? undefined : as, group: undefined })}
          />
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
        <DisplayOptions
          object={object}
          shown={search}
          columns={columns.map(({ field }) => field)}
          onSearch={onSearch}
          onColumns={(names) => {
            if (!view) remember(names?.map((name) => name.replace(/!$/, '')) ?? null);
            onSearch({ columns: names?.join(',') });
          }}
        />
      </div>
      {(viewed.missing || (view?.leftOut.length ?? 0) > 0) && (
        <Suspense>
          <ViewRemark view={view} />
        </Suspense>
      )}
      {extensionsOf(object.name).map(({ listTop: Top }, index) =>
        Top ? (
          <Suspense key={index}>
            <Top object={object} />
          </Suspense>
        ) : null,
      )}
      <div className={classes.body}>
        <div className={classes.list}>
          {shape === 'list' && !search.group ? (
            <RecordList
              object={object}
              search={search}
              view={view}
              onSearch={onSearch}
              onOpen={onOpen}
            />
          ) : (
            <Suspense>
              {shape === 'board' && (
                <RecordBoard
                  key={search.group}
                  object={object}
                  search={search}
                  onSearch={onSearch}
                />
              )}
              {shape === 'calendar' && (
                <RecordCalendar object={object} search={search} onSearch={onSearch} />
              )}
              {(shape === 'list' || shape === 'chart') && (
                <Grouped
                  object={object}
                  search={search}
                  view={view}
                  onSearch={onSearch}
                  onOpen={onOpen}
                />
              )}
            </Suspense>
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
