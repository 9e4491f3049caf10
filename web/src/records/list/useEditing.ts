import { useCallback, useState } from 'react';
import type { Id, ObjectDefinition, RecordData } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { fieldOf } from '../catalog';
import { changeRecord } from '../changes';
import { toJson } from '../fieldTypes';

export interface Editing {
  id: Id;
  field: string;
  value: unknown;
  /** Why the server refused the value that stands in the editor. */
  error?: string | undefined;
}

/** Which cell is being edited. A change shows at once; a refusal opens the cell again with what was typed. */
export function useEditing(object: ObjectDefinition) {
  const [at, setAt] = useState<Editing | null>(null);

  const begin = useCallback(
    (record: RecordData, field: string) => {
      const writable = fieldOf(object, field)?.writable && object.can.update;
      if (writable) setAt({ id: record.id, field, value: record[field] ?? null });
    },
    [object],
  );

  const cancel = useCallback(() => {
    setAt(null);
    focusGrid();
  }, []);

  const commit = useCallback(
    (record: RecordData, name: string, value: unknown) => {
      setAt(null);
      focusGrid();
      const field = fieldOf(object, name)!;
      if (JSON.stringify(toJson(field, value)) === JSON.stringify(toJson(field, record[name])))
        return;
      changeRecord(object, record, { [name]: value }).catch((error: unknown) => {
        const message = isProblem(error, 422) ? error.byField[name] : undefined;
        if (message) setAt({ id: record.id, field: name, value, error: message });
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
