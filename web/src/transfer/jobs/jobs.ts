import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Id, Job } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';

export function isActive(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'running' || job.state === 'cancelling';
}

/** My jobs, newest first. Asked for each second while one of them runs, and only then. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }) => (await request<{ jobs: Job[] }>('/api/jobs', { signal })).jobs,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.some(isActive) ? 1000 : false),
});

/** To be called after something began that is a job: whoever shows jobs looks again now. */
export function nudgeJobs(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey });
}

/** A job of mine with its progress, kept current while it runs; undefined while it isn't known. */
export function useJob(id: Id | null): Job | undefined {
  const jobs = useQuery(jobsQuery).data;
  const listed = jobs?.find((job) => job.id === id);
  const old = useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => request<Job>(`/api/jobs/${id}`, { signal }),
    enabled: id !== null && jobs !== undefined && !listed,
  });
  return listed ?? old.data;
}

export async function cancelJob(id: Id): Promise<void> {
  await request<void>(`/api/jobs/${id}/cancellation`, { method: 'POST' });
  await nudgeJobs();
}

/**
 * The jobs that came to their end between two looks: they ran at the first one, or they began and ended between
 * the two. The first look (`before` null) ends nothing.
 */
export function endedSince(before: Job[] | null, now: Job[]): Job[] {
  if (!before) return [];
  const ranBefore = new Map(before.map((job) => [job.id, isActive(job)]));
  return now.filter((job) => !isActive(job) && (ranBefore.get(job.id) ?? true));
}

/** 0 to 100; null where the length of the work isn't known. */
export function percentDone(job: Job): number | null {
  if (!job.total) return null;
  return Math.min(100, (100 * job.done) / job.total);
}
