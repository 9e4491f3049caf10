import { useQueries } from '@tanstack/react-query';
import type { Id, RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import { isProblem } from '../../platform/problem';
import { queryClient } from '../../platform/queryClient';
import { labelFieldOf } from '../catalog';

const key = (id: Id) => ['label', id] as const;

/** The names of records that a filter holds by id; those that are not visible have none. */
export function useReferenceLabels(ids: Map<Id, string[]>): ReadonlyMap<Id, string> {
  return useQueries({
    queries: [...ids].map(([id, objects]) => ({
      queryKey: key(id),
      queryFn: () => findLabel(id, objects),
      staleTime: Infinity,
    })),
    combine: (results) => {
      const labels = new Map<Id, string>();
      [...ids.keys()].forEach((id, index) => {
        const label = results[index]?.data;
        if (label) labels.set(id, label);
      });
      return labels;
    },
  });
}

/** Keeps a name that is on screen already, so that nobody has to ask for it. */
export function rememberLabel(id: Id, label: string): void {
  queryClient.setQueryData(key(id), label);
}

async function findLabel(id: Id, objects: string[]): Promise<string | null> {
  for (const name of objects) {
    const labelField = await labelFieldOf(name);
    try {
      const record = await request<RecordData>(`/api/records/${name}/${id}`);
      return String(record[labelField] ?? '');
    } catch (error) {
      if (!isProblem(error, 404) && !isProblem(error, 403)) throw error;
    }
  }
  return null;
}
