import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Aggregate,
  Id,
  Money,
  ObjectDefinition,
  RecordPage,
  SavedView,
} from '../../platform/api';
import { request } from '../../platform/client';
import { formatNumber, useFormat } from '../../platform/format';
import { queryClient } from '../../platform/queryClient';
import { fieldOf } from '../catalog';
import { FieldValue, fieldTypes } from '../fieldTypes';
import { both } from '../query/rsql';
import { recordKeys, recordQuery } from '../recordQueries';
import { cellClass } from './cellClass';
import classes from './GroupedList.module.css';
import { conditionOfGroup, groupKey, inOrder, nameOfGroup, openAtFirst } from './groups';
import { ListHead } from './ListHead';
import { fieldsToRead } from './listData';
import type { ListSearch } from './listSearch';
import rows from './RecordList.module.css';
import { Row } from './Row';
import { selectWidth, useColumns } from './useColumns';
import type { Column } from './useColumns';
import { useEditing } from './useEditing';
import { useSelection } from './useSelection';

const SelectionBar = lazy(async () => ({
  default: (await import('./SelectionBar')).SelectionBar,
}));

const rowHeight = 36;
/** So many records of a group stand under it; the others are one click away. */
const shownOfGroup = 100;

type Group = Aggregate['groups'][number];

type Line =
  | { kind: 'group'; group: Group }
  | { kind: 'record'; record: RecordPage['records'][number] }
  | { kind: 'more'; group: Group };

interface Props {
  object: ObjectDefinition;
  search: ListSearch;
  view: SavedView | undefined;
  onSearch: (changes: Partial<ListSearch>) => void;
  onOpen: (id: Id) => void;
}

/** A list in groups by the values of a field, each with its count and totals, opened and closed by a click. */
export function GroupedList({ object, search, view, onSearch }: Props) {
  const { t } = useTranslation('views');
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, resize } = useColumns(object, search, view);
  const by = fieldOf(object, search.group ?? '');
  const summed = columns
    .filter(({ field }) => field.aggregates.includes('sum'))
    .map(({ field }) => field.name)
    .slice(0, 9);
  const figures = {
    group: groupKey(by),
    measures: ['count', ...summed.map((name) => `sum(${name})`)].join(','),
    filter: search.filter,
  };
  const { data, isPending } = useQuery({
    queryKey: [...recordKeys.all(object.name), 'groups', figures],
    queryFn: ({ signal }) =>
      request<Aggregate>(`/api/records/${object.name}/aggregate`, { query: figures, signal }),
    placeholderData: keepPreviousData,
    enabled: by !== undefined,
    throwOnError: true,
  });
  const groups = useMemo(() => (by && data ? inOrder(data.groups, by) : []), [by, data]);
  const [turned, setTurned] = useState<ReadonlySet<string | null>>(new Set());
  const keyOf = (group: Group) => group.keys[0]!.value;
  const isOpen = (index: number) =>
    turned.has(keyOf(groups[index]!)) ? index >= openAtFirst : index < openAtFirst;

  const sort = search.sort ?? object.list.sort;
  const fields = fieldsToRead(
    object,
    columns.map(({ field }) => field),
    sort,
  ).join(',');
  const open = groups.filter((_, index) => isOpen(index));
  const pages = useQueries({
    queries: open.map((group) => {
      const filter = both(search.filter, conditionOfGroup(by!, keyOf(group)));
      const query = { filter, sort, fields, limit: shownOfGroup };
      return {
        queryKey: recordKeys.list(object.name, query),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request<RecordPage>(`/api/records/${object.name}`, { query, signal }),
      };
    }),
  });

  const lines: Line[] = groups.flatMap((group, index): Line[] => {
    const head: Line = { kind: 'group', group };
    if (!isOpen(index)) return [head];
    const page = pages[open.indexOf(group)]?.data;
    const records = (page?.records ?? []).map((record): Line => ({ kind: 'record', record }));
    return page?.next ? [head, ...records, { kind: 'more', group }] : [head, ...records];
  });
  const records = lines.flatMap((line) => (line.kind === 'record' ? [line.record] : []));
  const selection = useSelection(records);
  const editing = useEditing(object);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });

  if (!by) return null;
  const template = `${selectWidth}px ${columns.map(({ least, width }) => `minmax(${least}px, ${width}px)`).join(' ')} minmax(0, 1fr)`;
  const width = selectWidth + columns.reduce((sum, { least }) => sum + least, 0);
  const toggle = (key: string | null) => {
    const next = new Set(turned);
    if (!next.delete(key)) next.add(key);
    setTurned(next);
  };
  const totals = (values: Aggregate['total']) => (
    <Totals columns={columns} summed={summed} values={values} />
  );

  return (
    <>
      <div
        ref={scroller}
        className={rows.grid}
        role="treegrid"
        aria-label={object.pluralLabel}
        aria-busy={isPending}
        aria-colcount={columns.length + 1}
        style={{ '--columns': template } as React.CSSProperties}
      >
        <ListHead
          columns={columns}
          sort={sort}
          width={width}
          allSelected={selection.all}
          someSelected={selection.ids.size > 0}
          onSelectAll={selection.toggleAll}
          onSort={(next) => onSearch({ sort: next })}
          onResize={resize}
        />
        <div
          role="rowgroup"
          className={rows.body}
          style={{ blockSize: virtual.getTotalSize(), minInlineSize: width }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]!;
            if (line.kind === 'record') {
              const { record } = line;
              return (
                <Row
                  key={record.id}
                  object={object}
                  record={record}
                  columns={columns}
                  index={index}
                  start={start}
                  activeColumn={null}
                  selected={selection.ids.has(record.id)}
                  peeked={search.peek === record.id}
                  editing={editing.at?.id === record.id ? editing.at : null}
                  onActivate={() => {}}
                  onSelect={selection.toggle}
                  onEdit={editing.begin}
                  onCommit={editing.commit}
                  onCancel={editing.cancel}
                  onHover={(id) => void queryClient.prefetchQuery(recordQuery(object.name, id))}
                />
              );
            }
            const key = keyOf(line.group);
            const name = nameOfGroup(by, line.group.keys[0]!, format, t('groups.none'));
            const count = Number(line.group.values[0]);
            if (line.kind === 'more') {
              return (
                <div
                  key={`more ${key}`}
                  role="row"
                  className={classes.more}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <div role="gridcell" aria-colspan={columns.length + 1}>
                    <UnstyledButton
                      className={classes.moreButton}
                      onClick={() =>
                        onSearch({
                          filter: both(search.filter, conditionOfGroup(by, key)),
                          group: undefined,
                        })
                      }
                    >
                      {t('groups.more', { count, number: formatNumber(count, format) })}
                    </UnstyledButton>
                  </div>
                </div>
              );
            }
            const expanded = isOpen(groups.indexOf(line.group));
            return (
              <div
                key={`group ${key}`}
                role="row"
                aria-expanded={expanded}
                aria-level={1}
                className={`${rows.row} ${classes.group}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="presentation" className={`${rows.cell} ${rows.select}`} />
                <div role="gridcell" className={`${rows.cell} ${rows.name} ${classes.head}`}>
                  <UnstyledButton
                    className={classes.toggle}
                    aria-expanded={expanded}
                    onClick={() => toggle(key)}
                  >
                    <IconChevronRight size={15} className={classes.chevron} aria-hidden />
                    <span className={classes.name} dir="auto">
                      {name}
                    </span>
                    <span className={classes.count}>{formatNumber(count, format)}</span>
                  </UnstyledButton>
                </div>
                {totals(line.group.values)}
              </div>
            );
          })}
        </div>
        {data && (
          <div role="rowgroup" className={classes.foot} style={{ minInlineSize: width }}>
            <div role="row" className={classes.total}>
              <div role="presentation" className={`${rows.cell} ${rows.select}`} />
              <div role="gridcell" className={`${rows.cell} ${rows.name}`}>
                {t('groups.total')}
                <span className={classes.count}>
                  {formatNumber(Number(data.total[0] ?? 0), format)}
                </span>
              </div>
              {totals(data.total)}
            </div>
          </div>
        )}
      </div>
      {selection.ids.size > 0 && (
        <Suspense>
          <SelectionBar
            object={object}
            selection={selection}
            records={records}
            filter={search.filter}
            more={records.length < Number(data?.total[0] ?? 0)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The sums, each under its column. */
function Totals({
  columns,
  summed,
  values,
}: {
  columns: Column[];
  summed: string[];
  values: Aggregate['total'];
}) {
  return columns.slice(1).map(({ field, stays }, index) => {
    const at = summed.indexOf(field.name);
    const value = at < 0 ? null : (values[at + 1] as Money | number | string | null);
    // A sum over numbers comes as a number in text where it has digits after the point.
    const shown = typeof value === 'string' ? Number(value) : value;
    return (
      <div
        key={field.name}
        role="gridcell"
        className={cellClass(rows.cell, index + 1, stays)}
        style={stays === null ? undefined : { insetInlineStart: stays }}
        data-align={fieldTypes[field.type].align}
      >
        {shown !== null && <FieldValue field={field} value={shown} />}
      </div>
    );
  });
}
