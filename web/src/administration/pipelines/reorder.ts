import type { RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import { refresh } from '../../records/changes';

/** The list with one entry moved from one place to another. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1);
  const entry = list[from];
  return entry === undefined ? list : rest.toSpliced(to, 0, entry);
}

/** The records whose place isn't the one that their position says, with the position that they need. */
export function misplaced(list: RecordData[]): { record: RecordData; position: number }[] {
  return list.flatMap((record, position) =>
    record.position === position ? [] : [{ record, position }],
  );
}

/** Writes the order of the list into the records' positions. */
export async function saveOrder(object: string, list: RecordData[]): Promise<void> {
  try {
    for (const { record, position } of misplaced(list)) {
      await request(`/api/records/${object}/${record.id}`, {
        method: 'PATCH',
        headers: { 'If-Match': `"${record.version}"` },
        body: { position },
      });
    }
  } finally {
    refresh(object);
  }
}
