import { notifications } from '@mantine/notifications';
import type { BulkResult, ObjectDefinition, RecordData } from '../../platform/api';
import { say } from '../../platform/languages';
import { labelOf } from '../changes';

/** Names the records that were not changed, each with its reason; the first five stand for the rest. */
export function showRefused(
  object: ObjectDefinition,
  records: RecordData[],
  { refused }: BulkResult,
): void {
  if (refused.length === 0) return;
  const lines = refused.slice(0, 5).map(({ id, errors }) => {
    const record = records.find((one) => one.id === id);
    return `${record ? labelOf(object, record) : id}: ${errors[0]?.message ?? ''}`;
  });
  notifications.show({
    color: 'red',
    autoClose: false,
    title: say('records:list.refused', { count: refused.length }),
    message: lines.join('\n'),
    styles: { description: { whiteSpace: 'pre-line' } },
    role: 'alert',
  });
}
