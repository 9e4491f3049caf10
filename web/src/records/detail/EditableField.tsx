import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition, RecordData } from '../../platform/api';
import { FieldValue, isEmpty } from '../fieldTypes';
import { InlineEditor } from '../list/InlineEditor';
import classes from './detail.module.css';
import type { FieldEditing } from './useFieldEditing';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  field: FieldDefinition;
  editing: FieldEditing;
  /** Which of the places that show the field this is; the editor opens in one only. */
  place: string;
  /** As a figure on top: large, without its own line. */
  figure?: boolean;
  /** The record's name: a heading says already which field it is. */
  bare?: boolean;
}

/** A field's value, edited where it stands: a click or Enter opens it, leaving saves it, Escape leaves it as it was. */
export function EditableField(props: Props) {
  const { field, figure, bare } = props;
  if (bare) return <Value {...props} />;
  return (
    <div className={figure ? classes.figure : classes.field} data-field={field.name}>
      <dt title={field.help ?? undefined}>{field.label}</dt>
      <dd>
        <Value {...props} />
      </dd>
    </div>
  );
}

function Value({ object, record, field, editing, place }: Props) {
  const { t } = useTranslation('detail');
  const value = record[field.name];
  const writable = field.writable && object.can.update;
  const at = editing.at;
  const open = at?.field === field.name && at.place === place;
  const button = useRef<HTMLButtonElement>(null);
  const fresh = useFreshness(value, editing.isOwn(field.name, value));

  // The focus comes back to where the edit began.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) {
      button.current?.focus({ preventScroll: true });
    }
    wasOpen.current = open;
  }, [open]);

  if (open) {
    return (
      <div className={classes.editor}>
        <InlineEditor
          key={at.error}
          field={field}
          record={record}
          initial={at.value}
          error={at.error}
          roomy
          onCommit={(next) => editing.commit(record, field.name, next)}
          onCancel={editing.cancel}
        />
      </div>
    );
  }

  function begin(event: MouseEvent) {
    // Links inside a value stay links, and marking a text to copy it is no wish to change it.
    if ((event.target as HTMLElement).closest('a, button') || window.getSelection()?.toString())
      return;
    editing.begin(record, field.name, place);
  }

  return (
    <div
      className={classes.value}
      data-writable={writable || undefined}
      data-fresh={fresh || undefined}
      onClick={writable ? begin : undefined}
      role="presentation"
    >
      {isEmpty(value) ? (
        <span className={classes.empty}>{writable ? t('field.add') : '–'}</span>
      ) : (
        <FieldValue field={field} value={value} />
      )}
      {writable && (
        <ActionIcon
          ref={button}
          className={classes.pencil}
          variant="subtle"
          color="gray"
          size={22}
          aria-label={t('field.edit', { field: field.label })}
          onClick={() => editing.begin(record, field.name, place)}
        >
          <IconPencil size={14} stroke={1.6} />
        </ActionIcon>
      )}
    </div>
  );
}

/** True for a moment after somebody else changed the value: it shows softly. */
function useFreshness(value: unknown, own: boolean): boolean {
  const text = JSON.stringify(value ?? null);
  const [seen, setSeen] = useState(text);
  const [fresh, setFresh] = useState(false);
  if (text !== seen) {
    setSeen(text);
    setFresh(!own);
  }
  useEffect(() => {
    if (!fresh) return;
    const timer = setTimeout(() => setFresh(false), 2500);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
