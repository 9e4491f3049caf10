import { useState } from 'react';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { fieldOf } from '../catalog';
import { changeRecord } from '../changes';
import { toJson } from '../fieldTypes';

export interface FieldEditing {
  /** The field that is being edited, and what stands in its editor. */
  at: {
    /** As it was when the edit began: what somebody else changes meanwhile is no news to it. */
    record: RecordData;
    field: string;
    place: string;
    value: unknown;
    error?: string | undefined;
  } | null;
  begin: (record: RecordData, field: string, place: string) => void;
  cancel: () => void;
  commit: (record: RecordData, field: string, value: unknown) => void;
  /** Whether this value of the field was entered here. */
  isOwn: (field: string, value: unknown) => boolean;
}

/** Editing a record's page field by field. A refusal opens the field again with what was typed and why it was refused. */
export function useFieldEditing(object: ObjectDefinition): FieldEditing {
  const [at, setAt] = useState<FieldEditing['at']>(null);
  const [own, setOwn] = useState<Record<string, string[]>>({});

  function begin(record: RecordData, field: string, place: string) {
    setAt({ record, field, place, value: record[field] ?? null });
  }

  function commit(shown: RecordData, name: string, value: unknown) {
    const record = at?.field === name ? at.record : shown;
    const field = fieldOf(object, name)!;
    const place = at?.place ?? '';
    setAt(null);
    const before = JSON.stringify(toJson(field, record[name]));
    if (JSON.stringify(toJson(field, value)) === before) return;
    // Also what a refusal puts back.
    const texts = [value, record[name]].map((one) => JSON.stringify(one ?? null));
    setOwn((all) => ({ ...all, [name]: texts }));
    changeRecord(object, record, { [name]: value }).catch((error: unknown) => {
      const message = isProblem(error, 422)
        ? (error.byField[name] ??
          error.errors.find((one) => one.field.startsWith(`${name}.`))?.message)
        : undefined;
      if (message) setAt({ record, field: name, place, value, error: message });
      else notifyProblem(error);
    });
  }

  return {
    at,
    begin,
    cancel: () => setAt(null),
    commit,
    isOwn: (field, value) => own[field]?.includes(JSON.stringify(value ?? null)) ?? false,
  };
}
