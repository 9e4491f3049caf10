import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';

export type ObjectLayouts = Schemas['ObjectLayouts'];
export type KeptLayout = Schemas['KeptLayout'];
export type KeptSection = Schemas['KeptSection'];

export function layoutsQuery(object: string) {
  return queryOptions({
    queryKey: ['layouts', object],
    queryFn: ({ signal }) => request<ObjectLayouts>(pathOf(object), { signal }),
  });
}

/** Puts these layouts in place of those that were there when `version` was read. */
export async function saveLayouts(
  { object, typeField, layouts }: ObjectLayouts,
  version: number,
): Promise<ObjectLayouts> {
  const saved = await request<ObjectLayouts>(pathOf(object), {
    method: 'PUT',
    body: { version, typeField, layouts: layouts.map(({ leftOut: _, ...layout }) => layout) },
  });
  queryClient.setQueryData(layoutsQuery(object).queryKey, saved);
  await queryClient.invalidateQueries({ queryKey: ['catalog'] });
  return saved;
}

function pathOf(object: string): string {
  return `/api/objects/${object}/layouts`;
}
