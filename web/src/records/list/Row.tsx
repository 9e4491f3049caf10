import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, Suspense } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionsOf } from '../../features';
import type { Id, ObjectDefinition, RecordData } from '../../platform/api';
import type { RecordProps } from '../../platform/feature';
import { FieldValue, fieldTypes, isEmpty } from '../fieldTypes';
import { useChangedByOthers } from '../live/marks';
import { InlineEditor } from './InlineEditor';
import classes from './RecordList.module.css';
import { cellClass } from './cellClass';
import type { Column } from './useColumns';
import type { Editing } from './useEditing';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  columns: Column[];
  index: number;
  start: number;
  /** The column that the keys act on, where this row is the active one. */
  activeColumn: number | null;
  selected: boolean;
  peeked: boolean;
  editing: Editing | null;
  onActivate: (cell: { row: number; column: number }) => void;
  onSelect: (id: Id, range: boolean) => void;
  onEdit: (record: RecordData, field: string) => void;
  onCommit: (record: RecordData, field: string, value: unknown) => void;
  onCancel: () => void;
  onHover: (id: Id) => void;
}

export const Row = memo(function Row(props: Props) {
  const { t } = useTranslation('records');
  const { object, record, columns, index, editing } = props;
  const label = String(record[object.labelField] ?? '');
  const own = ownCells(object.name);
  const changed = useChangedByOthers(record.id);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={classes.row}
      data-peeked={props.peeked || undefined}
      data-editing={editing ? true : undefined}
      data-changed={changed || undefined}
      style={{ transform: `translateY(${props.start}px)` }}
      onPointerEnter={() => props.onHover(record.id)}
    >
      <div role="gridcell" className={`${classes.cell} ${classes.select}`}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={t('list.select', { name: label })}
          checked={props.selected}
          onChange={(event) =>
            props.onSelect(record.id, (event.nativeEvent as MouseEvent).shiftKey ?? false)
          }
        />
      </div>
      {columns.map(({ field, stays }, column) => {
        const isEdited = editing?.field === field.name;
        const value = record[field.name];
        return (
          // Its keys are the grid's, which holds the focus; the pointer only says which cell is meant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={field.name}
            id={`cell-${index}-${column}`}
            role="gridcell"
            className={cellClass(classes.cell, column, stays)}
            style={column > 0 && stays !== null ? { insetInlineStart: stays } : undefined}
            data-align={fieldTypes[field.type].align}
            data-active={props.activeColumn === column || undefined}
            data-editing={isEdited || undefined}
            onClick={() => props.onActivate({ row: index, column })}
            onDoubleClick={() => props.onEdit(record, field.name)}
          >
            {isEdited ? (
              <InlineEditor
                field={field}
                record={record}
                initial={editing.value}
                error={editing.error}
                onCommit={(next) => props.onCommit(record, field.name, next)}
                onCancel={props.onCancel}
              />
            ) : column === 0 ? (
              <>
                {own.beforeName && (
                  <Suspense>
                    <own.beforeName object={object} record={record} />
                  </Suspense>
                )}
                <Link
                  to="/$path/$id"
                  params={{ path: object.path, id: record.id }}
                  preload={false}
                  tabIndex={-1}
                  className={classes.nameLink}
                  dir="auto"
                >
                  {isEmpty(value) ? t('list.unnamed') : <FieldText field={field} value={value} />}
                </Link>
              </>
            ) : (
              <Cell object={object} record={record} field={field} own={own.cells[field.name]} />
            )}
          </div>
        );
      })}
    </div>
  );
});

/** What the features put in place of plain values; looked up once an object, not once a row. */
const known = new Map<string, { beforeName: Own | undefined; cells: Record<string, Own> }>();

type Own = ComponentType<RecordProps>;

function ownCells(object: string) {
  let own = known.get(object);
  if (!own) {
    const extensions = extensionsOf(object);
    own = {
      beforeName: extensions.find(({ beforeName }) => beforeName)?.beforeName,
      cells: Object.assign({}, ...extensions.map(({ cells }) => cells)) as Record<string, Own>,
    };
    known.set(object, own);
  }
  return own;
}

interface CellProps extends RecordProps {
  field: Column['field'];
  own: Own | undefined;
}

function Cell({ object, record, field, own: Custom }: CellProps) {
  const plain = <FieldValue field={field} value={record[field.name]} />;
  if (!Custom) return plain;
  return (
    <Suspense fallback={plain}>
      <Custom object={object} record={record} />
    </Suspense>
  );
}

/** The name is a link itself: a name that is an e-mail or a reference is shown as text in it. */
function FieldText({ field, value }: { field: Column['field']; value: unknown }) {
  if (field.type === 'reference') return (value as { label: string }).label;
  return typeof value === 'string' ? value : <FieldValue field={field} value={value} />;
}
