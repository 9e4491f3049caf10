import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition, SavedView } from '../../platform/api';
import { queryClient } from '../../platform/queryClient';
import { preloadEditors } from '../fieldTypes';
import { recordQuery } from '../recordQueries';
import { EmptyList } from './EmptyList';
import { ListHead } from './ListHead';
import { listQuery } from './listData';
import type { ListSearch } from './listSearch';
import classes from './RecordList.module.css';
import { Row } from './Row';
import { SkeletonRow } from './SkeletonRow';
import { selectWidth, useColumns } from './useColumns';
import { useEditing } from './useEditing';
import { useListKeys } from './useListKeys';
import { mostSelected, useSelection } from './useSelection';

const SelectionBar = lazy(async () => ({
  default: (await import('./SelectionBar')).SelectionBar,
}));

export const rowHeight = 36;
// Rows that are on their way stand in the list as skeletons, so that the scroll bar doesn't stop short.
const expectedRows = 30;

interface Props {
  object: ObjectDefinition;
  search: ListSearch;
  view: SavedView | undefined;
  onSearch: (changes: Partial<ListSearch>) => void;
  onOpen: (id: Id) => void;
}

export function RecordList({ object, search, view, onSearch, onOpen }: Props) {
  const { t } = useTranslation('records');
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, resize } = useColumns(object, search, view);
  const query = useInfiniteQuery(
    listQuery(
      object,
      columns.map(({ field }) => field),
      search,
    ),
  );
  if (query.error && !query.data) throw query.error;
  const records = useMemo(
    () => query.data?.pages.flatMap((page) => page.records) ?? [],
    [query.data],
  );
  const rows = query.isPending
    ? expectedRows
    : records.length + (query.hasNextPage ? expectedRows : 0);

  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    // The next page is asked for two screens before it is reached.
    if (hasNextPage && !isFetchingNextPage && lastShown > records.length - 60) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, records.length]);

  useEffect(() => {
    const idle = setTimeout(preloadEditors, 800);
    return () => clearTimeout(idle);
  }, []);

  const selection = useSelection(records);
  const editing = useEditing(object);
  const peek = useCallback((id: Id | undefined) => onSearch({ peek: id }), [onSearch]);
  const { active, setActive } = useListKeys({
    object,
    records,
    columns,
    peeked: search.peek,
    selection,
    scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    edit: editing.begin,
    open: onOpen,
    peek,
  });
  const prefetch = useCallback(
    (id: Id) =>
      void queryClient.prefetchQuery({ ...recordQuery(object.name, id), staleTime: 30_000 }),
    [object.name],
  );

  if (query.isSuccess && records.length === 0 && !query.isPlaceholderData) {
    return <EmptyList object={object} filtered={Boolean(search.filter)} onSearch={onSearch} />;
  }

  const template = `${selectWidth}px ${columns.map(({ least, width }) => `minmax(${least}px, ${width}px)`).join(' ')} minmax(0, 1fr)`;
  const width = selectWidth + columns.reduce((sum, { least }) => sum + least, 0);
  return (
    <>
      <div
        ref={scroller}
        className={classes.grid}
        role="grid"
        tabIndex={0}
        aria-label={object.pluralLabel}
        aria-rowcount={query.hasNextPage ? -1 : records.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={query.isPending || query.isPlaceholderData}
        aria-activedescendant={active ? `cell-${active.row}-${active.column}` : undefined}
        style={{ '--columns': template } as React.CSSProperties}
      >
        <ListHead
          columns={columns}
          sort={search.sort ?? object.list.sort}
          width={width}
          allSelected={selection.all}
          someSelected={selection.ids.size > 0}
          onSelectAll={selection.toggleAll}
          onSort={(sort) => onSearch({ sort })}
          onResize={resize}
        />
        <div
          role="rowgroup"
          className={classes.body}
          data-old={query.isPlaceholderData || undefined}
          style={{ blockSize: virtual.getTotalSize(), minInlineSize: width }}
        >
          {items.map(({ index, start }) => {
            const record = records[index];
            if (!record) return <SkeletonRow key={index} start={start} columns={columns} />;
            return (
              <Row
                key={record.id}
                object={object}
                record={record}
                columns={columns}
                index={index}
                start={start}
                activeColumn={active?.row === index ? active.column : null}
                selected={selection.ids.has(record.id)}
                peeked={search.peek === record.id}
                editing={editing.at?.id === record.id ? editing.at : null}
                onActivate={setActive}
                onSelect={selection.toggle}
                onEdit={editing.begin}
                onCommit={editing.commit}
                onCancel={editing.cancel}
                onHover={prefetch}
              />
            );
          })}
        </div>
      </div>
      <div role="status" className="visuallyHidden">
        {query.isFetchingNextPage ? t('list.loading') : ''}
      </div>
      {selection.ids.size > 0 && (
        <Suspense>
          <SelectionBar
            object={object}
            selection={selection}
            records={records}
            filter={search.filter}
            more={hasNextPage || records.length > mostSelected}
          />
        </Suspense>
      )}
    </>
  );
}
