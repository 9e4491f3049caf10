import { useQuery } from '@tanstack/react-query';
import type { RelationType } from '../platform/api';
import { request } from '../platform/client';
import { currentLanguage } from '../platform/languages';
import { recordKeys } from '../records/recordQueries';

/** The types of relation in the words of the reader. */
export function useRelationTypes(enabled = true): RelationType[] {
  const { data } = useQuery({
    queryKey: recordKeys.list('relationType', { words: currentLanguage() }),
    queryFn: ({ signal }) => request<{ types: RelationType[] }>('/api/relation-types', { signal }),
    enabled,
    staleTime: 5 * 60_000,
  });
  return data?.types ?? [];
}
