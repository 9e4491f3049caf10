import type { FieldDefinition, RecordData } from '../platform/api';

/** Whether a value of a choice may follow the one that a record has; a new record has none yet. */
export function mayFollow(
  field: FieldDefinition,
  record: Partial<RecordData> | undefined,
): (value: string) => boolean {
  const now = record?.id ? record[field.name] : null;
  const open = field.transitions?.[typeof now === 'string' ? now : ''];
  return (value) => value === now || !open || open.includes(value);
}
