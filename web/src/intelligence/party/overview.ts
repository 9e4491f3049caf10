import { useQuery } from '@tanstack/react-query';
import type { PartyOverview } from '../../platform/api';
import type { RecordProps } from '../../platform/feature';
import { request } from '../../platform/client';
import { recordKeys } from '../../records/recordQueries';

/** A party at a glance. Kept among the time lines, which are drawn anew whatever record changes. */
export function usePartyOverview({ object, record }: RecordProps): PartyOverview | undefined {
  return useQuery({
    queryKey: [...recordKeys.timeline(object.name, record.id), 'overview'],
    queryFn: ({ signal }) =>
      request<PartyOverview>(`/api/parties/${record.id}/overview`, { signal }),
  }).data;
}
