import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id, ObjectDefinition, RecordData } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { fieldOf } from '../catalog';
import { changeRecord } from '../changes';
import { toJson } from '../fieldTypes';
import { hold } from '../touch';

export interface Editing {
  id: Id;
  /** As it was when the edit began: what somebody else changes meanwhile is no news to it. */
  record: RecordData;
  field: string;
  value: unknown;
  /** Why the server refused the value that stands in the editor. */
  error?: string | undefined;
}

/** Which cell is being edited. A change shows at once; a refusal opens the cell again with what was typed. */
export function useEditing(object: ObjectDefinition) {
  const [at, setAt] = useState<Editing | null>(null);
  const latest = useRef(at);
  useEffect(() => {
    latest.current = at;
  });

  const begin = useCallback(
    (record: RecordData, field: string) => {
      const writable = fieldOf(object, field)?.writable && object.can.update;
      if (writable) setAt({ id: record.id, record, field, value: record[field] ?? null });
    },
    [object],
  );

  const id = at?.id;
  useEffect(() => (id ? hold(id) : undefined), [id]);

  const cancel = useCallback(() => {
    setAt(null);
    focusGrid();
  }, []);

  const commit = useCallback(
    (shown: RecordData, name: string, value: unknown) => {
      const begun = latest.current;
      const record = begun?.id === shown.id ? begun.record : shown;
      setAt(null);
      focusGrid();
      const field = fieldOf(object, name)!;
      if (JSON.stringify(toJson(field, value)) === JSON.stringify(toJson(field, record[name])))
        return;
      changeRecord(object, record, { [name]: value }).catch((error: unknown) => {
        const message = isProblem(error, 422) ? error.byField[name] : undefined;
        if (message) setAt({ id: record.id, record, field: name, value, error: message });
        else notifyProblem(error);
      });
    },
    [object],
  );

  return { at, begin, cancel, commit };
}

/** After an edit the keys act on the list again. */
function focusGrid(): void {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
}
