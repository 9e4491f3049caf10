import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../platform/api';
import type { TimelineEntryProps } from '../platform/feature';
import { notifyProblem } from '../platform/notify';
import { fieldOf } from '../records/catalog';
import { changeRecord } from '../records/changes';
import { EntryMenu, TimelineFrame } from '../records/detail/TimelineFrame';
import { isEmpty } from '../records/fieldTypes';
import { InlineEditor } from '../records/list/InlineEditor';
import classes from './activities.module.css';

/** A note: its words, mended where they stand. */
export function NoteEntry({ object, record, at, readOnly }: TimelineEntryProps) {
  const { t } = useTranslation('activities');
  const [editing, setEditing] = useState(false);
  const body = fieldOf(object, 'body');
  const mayChange = !readOnly && object.can.update && body?.writable;

  function save(value: unknown) {
    setEditing(false);
    if (value === record.body || isEmpty(value)) return;
    changeRecord(object, record, { body: value }, { message: t('note.saved') }).catch(
      notifyProblem,
    );
  }

  return (
    <TimelineFrame object={object} at={at} who={record.createdBy as Reference | null}>
      {editing && body ? (
        <InlineEditor
          field={body}
          record={record}
          initial={record.body}
          error={undefined}
          roomy
          onCommit={save}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className={classes.note}>
          <p dir="auto">{String(record.body ?? '')}</p>
          {mayChange && (
            <EntryMenu
              object={object}
              record={record}
              onEdit={() => setEditing(true)}
              label={t('note.menu')}
            />
          )}
        </div>
      )}
    </TimelineFrame>
  );
}
