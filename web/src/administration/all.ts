import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { RecordData, RecordPage, Reference } from '../platform/api';
import { request } from '../platform/client';
import { useFormat } from '../platform/format';
import { recordKeys } from '../records/recordQueries';

// Teams, roles, pipelines: a few dozen. Beyond this something else than a page of the administration is needed.
const mostPages = 10;

/** Every record of an object of which there are few. */
export function allQuery(object: string, fields: string[], filter?: string) {
  return queryOptions({
    queryKey: recordKeys.list(object, { all: fields, filter }),
    queryFn: async ({ signal }): Promise<{ records: RecordData[] }> => {
      const records: RecordData[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page++) {
        const answer: RecordPage = await request<RecordPage>(`/api/records/${object}`, {
          query: { fields: fields.join(','), filter, limit: 200, cursor },
          signal,
        });
        records.push(...answer.records);
        cursor = answer.next;
        if (!cursor) break;
      }
      return { records };
    },
  });
}

/** As {@link allQuery}, by name in the language's order. */
export function useAllByName(object: string, fields: string[]): RecordData[] {
  const { records } = useSuspenseQuery(allQuery(object, fields)).data;
  const { locale } = useFormat();
  return records.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), locale));
}

export function nameOf(record: RecordData): string {
  return String(record.name ?? '');
}

export function referenceOf(record: RecordData, field: string): Reference | null {
  return (record[field] as Reference | null | undefined) ?? null;
}
