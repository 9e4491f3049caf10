import { Paper } from '@mantine/core';
import { Suspense, useRef, useState } from 'react';
import type { FieldDefinition, RecordData } from '../../platform/api';
import { FieldValue, fieldTypes } from '../fieldTypes';
import classes from './RecordList.module.css';

interface Props {
  field: FieldDefinition;
  record: RecordData;
  initial: unknown;
  error: string | undefined;
  onCommit: (value: unknown) => void;
  onCancel: () => void;
  /** There is room: long texts are edited where they stand, not above the rows. */
  roomy?: boolean;
}

/** Edits a value where it stands: Enter or leaving saves, Escape leaves it as it was. */
export function InlineEditor({ field, record, initial, error, onCommit, onCancel, roomy }: Props) {
  const type = fieldTypes[field.type];
  const [value, setValue] = useState<unknown>(initial ?? null);
  // What an editor takes in as it is left comes in the same moment as the leaving.
  const latest = useRef(value);
  const finished = useRef(false);
  const root = useRef<HTMLDivElement>(null);
  const large = field.type === 'address' || field.type === 'longText';

  function finish(act: () => void) {
    // Saving takes the focus away, which would save a second time.
    if (finished.current) return;
    finished.current = true;
    act();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') finish(onCancel);
    else if (event.key === 'Tab' && !large) finish(() => onCommit(latest.current));
    else if (event.key === 'Enter' && !event.defaultPrevented && !event.nativeEvent.isComposing) {
      if (large && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      finish(() => onCommit(latest.current));
    }
  }

  function onBlur(event: React.FocusEvent) {
    const next = event.relatedTarget;
    const stays =
      root.current?.contains(next) || next?.closest('[data-portal], [role="dialog"]') != null;
    if (!stays) finish(() => onCommit(latest.current));
  }

  const editor = (
    <Suspense fallback={<FieldValue field={field} value={initial} />}>
      <type.Editor
        field={field}
        value={value}
        record={record}
        bare
        autoFocus
        onChange={(next) => {
          latest.current = next;
          setValue(next);
          if (type.savesAtOnce) finish(() => onCommit(next));
        }}
      />
    </Suspense>
  );

  return (
    <div ref={root} onKeyDown={onKeyDown} onBlur={onBlur} role="presentation">
      {large && !roomy ? (
        <Paper withBorder shadow="md" p="xs" className={classes.large}>
          {editor}
        </Paper>
      ) : (
        editor
      )}
      {error && (
        <div role="alert" className={roomy ? classes.errorBelow : classes.error}>
          {error}
        </div>
      )}
    </div>
  );
}
