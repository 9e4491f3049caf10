import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FieldDefinition, RecordData, RecordPage, Reference } from '../../platform/api';
import type { SearchResult } from '../../platform/api';
import { request } from '../../platform/client';
import { labelFieldOf } from '../catalog';
import { quoted } from '../query/rsql';

export type ReferenceOption = Reference & { detail?: string | null };

/** What a reference may point to, by what was typed; the first ones by name when nothing was. */
export function useReferenceOptions(
  field: FieldDefinition,
  text: string,
  record: Partial<RecordData> | undefined,
  enabled: boolean,
) {
  const filter = optionsFilter(field, record);
  const targets = field.targets ?? [];
  return useQuery({
    queryKey: ['references', targets, filter, text],
    queryFn: async ({ signal }): Promise<ReferenceOption[]> => {
      if (filter !== null) return filtered(targets[0]!, filter, text, signal);
      if (text) return search(text, targets, signal);
      const each = await Promise.all(targets.map((target) => search('', [target], signal)));
      return each.flat();
    },
    enabled: enabled && targets.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

async function search(q: string, objects: string[], signal: AbortSignal) {
  const { results } = await request<{ results: SearchResult[] }>('/api/search', {
    query: { q, objects: objects.join(','), limit: 20 },
    signal,
  });
  return results;
}

async function filtered(object: string, filter: string, text: string, signal: AbortSignal) {
  const label = await labelFieldOf(object);
  const { records } = await request<RecordPage>(`/api/records/${object}`, {
    query: {
      filter: text ? `(${filter});${label}=contains=${quoted(text)}` : filter,
      fields: label,
      limit: 100,
    },
    signal,
  });
  return records.map((record) => ({ id: record.id, object, label: String(record[label]) }));
}

/**
 * The filter for a field's options with the record's values put in; null when the field has none. Where the
 * other field is still empty, the option isn't narrowed by it.
 */
export function optionsFilter(
  field: FieldDefinition,
  record: Partial<RecordData> | undefined,
): string | null {
  if (!field.optionsFilter) return null;
  let open = false;
  const filter = field.optionsFilter.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = record?.[name];
    if (value === null || value === undefined || value === '') open = true;
    return quoted(typeof value === 'object' ? (value as Reference).id : String(value));
  });
  return open ? null : filter;
}
