import { queryOptions } from '@tanstack/react-query';
import type { Id, Schemas } from '../platform/api';
import { request } from '../platform/client';
import { queryClient } from '../platform/queryClient';
import { nudgeJobs } from './jobs/jobs';

export type ImportSummary = Schemas['ImportSummary'];
export type Import = Schemas['Import'];
export type ImportColumn = Schemas['ImportColumn'];
export type ImportTarget = Schemas['ImportTarget'];
export type ImportRow = Schemas['ImportRow'];
export type ImportRows = Schemas['ImportRows'];
export type Counts = Schemas['ImportCounts'];
export type Outcome = NonNullable<ImportRow['outcome']>;
export const outcomes: Outcome[] = ['create', 'update', 'skip', 'refuse'];

/** A value that names no record or choice, or more than one. */
export type Question = Schemas['ValueQuestionsQuestion'];
export type Answer = Schemas['ValueQuestionsAnswer'];
export type Candidate = Schemas['ValueQuestionsCandidate'];

/** How a file is read. */
export type FileForm = Pick<Import, 'delimiter' | 'encoding' | 'header' | 'sheet'>;

export type Mapping = FileForm & {
  columns: Schemas['ImportsMappedColumn'][];
  key: string | null;
  createNew: boolean;
  clearEmpty: boolean;
  defaults: Record<string, unknown>;
};

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async ({ signal }) =>
    (await request<{ imports: ImportSummary[] }>('/api/imports', { signal })).imports,
});

export function importQuery(id: Id) {
  return queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => request<Import>(`/api/imports/${id}`, { signal }),
  });
}

export function questionsQuery(id: Id) {
  return queryOptions({
    queryKey: ['imports', id, 'values'],
    queryFn: ({ signal }) => request<Question[]>(`/api/imports/${id}/values`, { signal }),
    staleTime: 0,
  });
}

/** With nothing but the form of the file, its columns are suggested anew. */
export async function saveMapping(id: Id, mapping: Mapping | FileForm): Promise<Import> {
  const saved = await request<Import>(`/api/imports/${id}/mapping`, {
    method: 'PUT',
    body: mapping,
  });
  queryClient.setQueryData(importQuery(id).queryKey, saved);
  return saved;
}

/** How files like this one came in before. */
export type Profile = Schemas['ImportProfile'];

export function profilesQuery(id: Id) {
  return queryOptions({
    queryKey: ['imports', id, 'profiles'],
    queryFn: async ({ signal }) =>
      (await request<{ profiles: Profile[] }>(`/api/imports/${id}/profiles`, { signal })).profiles,
  });
}

export async function keepProfile(id: Id, name: string, shared: boolean): Promise<void> {
  await request<Profile>(`/api/imports/${id}/profiles`, {
    method: 'POST',
    body: { name, shared },
  });
  await queryClient.invalidateQueries({ queryKey: profilesQuery(id).queryKey });
}

/** Sets the import up as the profile says. */
export async function applyProfile(id: Id, profile: Id): Promise<Import> {
  const applied = await request<Import>(`/api/imports/${id}/profile`, {
    method: 'PUT',
    body: { profile },
  });
  queryClient.setQueryData(importQuery(id).queryKey, applied);
  return applied;
}

export async function forgetProfile(id: Id, profile: Id): Promise<void> {
  await request<void>(`/api/import-profiles/${profile}`, { method: 'DELETE' });
  await queryClient.invalidateQueries({ queryKey: profilesQuery(id).queryKey });
}

export async function saveAnswers(
  id: Id,
  answers: (Pick<Question, 'column' | 'value'> & Answer)[],
): Promise<void> {
  await request<void>(`/api/imports/${id}/values`, { method: 'PUT', body: answers });
}

/** Computes the dry run, runs the import, or takes back what came in: at once, or as a job. */
export async function begin(id: Id, act: 'check' | 'run' | 'reversal'): Promise<void> {
  await request<unknown>(`/api/imports/${id}/${act}`, { method: 'POST' });
  await Promise.all([
    nudgeJobs(),
    queryClient.invalidateQueries({ queryKey: importQuery(id).queryKey }),
  ]);
}

export async function discard(id: Id): Promise<void> {
  await request<void>(`/api/imports/${id}`, { method: 'DELETE' });
  queryClient.removeQueries({ queryKey: importQuery(id).queryKey });
  await queryClient.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true });
}
