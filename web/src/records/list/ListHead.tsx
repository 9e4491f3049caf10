import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldTypes } from '../fieldTypes';
import { cellClass } from './cellClass';
import { nextSort } from './listData';
import classes from './RecordList.module.css';
import type { Column } from './useColumns';

interface Props {
  columns: Column[];
  sort: string;
  width: number;
  allSelected: boolean;
  someSelected: boolean;
  onSelectAll: () => void;
  onSort: (sort: string | undefined) => void;
  onResize: (field: string, width: number) => void;
}

export function ListHead(props: Props) {
  const { t } = useTranslation('records');
  const { columns, sort, width, allSelected, someSelected } = props;
  return (
    <div role="rowgroup" className={classes.head} style={{ minInlineSize: width }}>
      <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
        <div role="columnheader" className={`${classes.headCell} ${classes.select}`}>
          <Checkbox
            size="xs"
            aria-label={t('list.selectAll')}
            checked={allSelected}
            indeterminate={someSelected && !allSelected}
            onChange={props.onSelectAll}
          />
        </div>
        {columns.map((column, index) => {
          const { field } = column;
          const direction =
            sort === field.name
              ? 'ascending'
              : sort === `-${field.name}`
                ? 'descending'
                : undefined;
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
          return (
            <div
              key={field.name}
              role="columnheader"
              aria-sort={direction}
              className={cellClass(classes.headCell, index, column.stays)}
              style={
                index > 0 && column.stays !== null ? { insetInlineStart: column.stays } : undefined
              }
              data-align={fieldTypes[field.type].align}
            >
              {field.sortable ? (
                <UnstyledButton
                  className={classes.sort}
                  data-sorted={direction}
                  onClick={() => props.onSort(nextSort(field.name, sort))}
                >
                  <span>{field.label}</span>
                  {direction && <Arrow size={13} aria-hidden />}
                </UnstyledButton>
              ) : (
                <span className={classes.sort}>
                  <span>{field.label}</span>
                </span>
              )}
              <ResizeHandle column={column} onResize={(next) => props.onResize(field.name, next)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ResizeHandle({ column, onResize }: { column: Column; onResize: (width: number) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    <div
      className={classes.resize}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        // As wide as it stands: it may have given way.
        const width = event.currentTarget.parentElement?.offsetWidth ?? column.width;
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1;
        onResize(from.current.width + (event.clientX - from.current.x) * mirrored);
      }}
      onPointerUp={() => (from.current = null)}
      onDoubleClick={() => onResize(fieldTypes[column.field.type].width)}
    />
  );
}
