import { Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { isProblem } from '../../platform/problem';
import { useColumnName } from '../columns/columnName';
import type { Import, ImportRow, Outcome } from '../imports';
import classes from './check.module.css';
import { columnsOf, labelOf, rowsQuery } from './rowsQuery';

const lineHeight = 34;
const errorHeight = 20;

/** The file's rows, each with what becomes of it and, where it is refused, why. Only the visible ones are drawn. */
export function RowTable({
  imported,
  outcome,
}: {
  imported: Import;
  outcome: Outcome | undefined;
}) {
  const { t } = useTranslation('transfer');
  const nameOf = useColumnName();
  const query = useInfiniteQuery(rowsQuery(imported.id, outcome));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => lineHeight + errorHeight * (rows[index]?.errors.length ?? 0),
    overscan: 12,
  });
  const lines = virtual.getVirtualItems();
  const last = lines.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (last >= rows.length - 40 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  // A row's own height comes from its errors, which change with another page of rows.
  useEffect(() => virtual.measure(), [rows.length, virtual]);

  if (query.isError) {
    return (
      <Text p="lg" c="red" role="alert">
        {isProblem(query.error) ? query.error.message : t('check.notShown')}
      </Text>
    );
  }
  if (query.isPending) return <SkeletonRows />;
  if (rows.length === 0) {
    return (
      <Text p="lg" c="dimmed">
        {t('check.noRows')}
      </Text>
    );
  }
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="table"
      aria-label={t('check.rows')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
      tabIndex={0}
    >
      <div className={`${classes.line} ${classes.headLine}`} role="row">
        <span role="columnheader" className={classes.number}>
          {t('check.row')}
        </span>
        <span role="columnheader" className={classes.outcome}>
          {t('check.outcome')}
        </span>
        {imported.columns.map(({ index, name, field }) => (
          <span
            key={index}
            role="columnheader"
            className={classes.cell}
            data-off={field === null || undefined}
            title={field === null ? t('columns.off') : labelOf(field, imported.targets)}
          >
            <bdi>{nameOf({ index, name })}</bdi>
          </span>
        ))}
      </div>
      <div role="rowgroup" className={classes.rows} style={{ blockSize: virtual.getTotalSize() }}>
        {lines.map(({ index, start, size, key }) => (
          <Row
            key={key}
            row={rows[index]!}
            imported={imported}
            style={{ insetBlockStart: start, blockSize: size }}
          />
        ))}
      </div>
    </div>
  );
}

function Row({
  row,
  imported,
  style,
}: {
  row: ImportRow;
  imported: Import;
  style: React.CSSProperties;
}) {
  const { t } = useTranslation('transfer');
  const format = useFormat();
  const faulty = new Map<number, string>();
  for (const { field, message } of row.errors) {
    for (const index of columnsOf(field, imported.columns)) faulty.set(index, message);
  }
  return (
    <div role="row" className={classes.row} style={style}>
      <div className={classes.line} role="presentation">
        <span role="cell" className={classes.number}>
          {formatNumber(row.row, format)}
        </span>
        <span role="cell" className={classes.outcome} data-outcome={row.outcome}>
          {row.outcome && t(`check.words.${row.outcome}`)}
        </span>
        {imported.columns.map(({ index, field }) => (
          <span
            key={index}
            role="cell"
            className={classes.cell}
            data-off={field === null || undefined}
            data-faulty={faulty.has(index) || undefined}
            title={faulty.get(index)}
          >
            <bdi>{row.cells[index] ?? ''}</bdi>
          </span>
        ))}
      </div>
      {row.errors.map(({ field, message }, index) => (
        <div key={index} className={classes.error} role="cell">
          <span>
            {field && <b>{labelOf(field, imported.targets)}</b>} <bdi>{message}</bdi>
          </span>
        </div>
      ))}
    </div>
  );
}

function SkeletonRows() {
  return (
    <div className={classes.skeletons} aria-hidden>
      {Array.from({ length: 12 }, (_, row) => (
        <Skeleton key={row} h={12} mb={22} w={`${94 - ((row * 17) % 30)}%`} />
      ))}
    </div>
  );
}
