import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition, RecordData } from '../../platform/api';
import { FieldValue, fieldTypes, isEmpty } from '../fieldTypes';
import { InlineEditor } from './InlineEditor';
import classes from './RecordList.module.css';
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
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={classes.row}
      data-peeked={props.peeked || undefined}
      data-editing={editing ? true : undefined}
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
      {columns.map(({ field }, column) => {
        const isEdited = editing?.field === field.name;
        const value = record[field.name];
        return (
          // Its keys are the grid's, which holds the focus; the pointer only says which cell is meant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={field.name}
            id={`cell-${index}-${column}`}
            role="gridcell"
            className={column === 0 ? `${classes.cell} ${classes.name}` : classes.cell}
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
            ) : (
              <FieldValue field={field} value={value} />
            )}
          </div>
        );
      })}
    </div>
  );
});

/** The name is a link itself: a name that is an e-mail or a reference is shown as text in it. */
function FieldText({ field, value }: { field: Column['field']; value: unknown }) {
  if (field.type === 'reference') return (value as { label: string }).label;
  return typeof value === 'string' ? value : <FieldValue field={field} value={value} />;
}
