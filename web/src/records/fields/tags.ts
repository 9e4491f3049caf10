import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';

/** All tags that there are, by their names. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) =>
    (await request<Schemas['Vocabulary']>('/api/tags', { signal })).tags,
  staleTime: 30_000,
});
