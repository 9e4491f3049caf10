import type { FieldDefinition, RecordData } from '../platform/api';

/** Whether the value is offered to nobody any more. */
export function isHidden(field: FieldDefinition | undefined, value: string | null): boolean {
  return field?.choices?.some((choice) => choice.value === value && choice.hidden) ?? false;
}

/**
 * Whether people may give a value of a choice after the one that a record has; a new record has
 * none yet.
 */
export function mayFollow(
  field: FieldDefinition,
  record: Partial<RecordData> | undefined,
): (value: string) => boolean {
  const now = record?.id ? record[field.name] : null;
  const open = field.transitions?.[typeof now === 'string' ? now : ''];
  return (value) => value === now || (!isHidden(field, value) && (!open || open.includes(value)));
}
