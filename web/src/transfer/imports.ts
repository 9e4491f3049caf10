import { queryOptions } from '@tanstack/react-query';
import type { Id, Labelled } from '../platform/api';
import { request } from '../platform/client';
import { queryClient } from '../platform/queryClient';
import { nudgeJobs } from './jobs/jobs';

export type Outcome = 'create' | 'update' | 'skip' | 'refuse';
export const outcomes: Outcome[] = ['create', 'update', 'skip', 'refuse'];
export type Counts = Record<Outcome, number>;

export interface ImportSummary {
  id: Id;
  object: string;
  fileName: string;
  state: 'mapping' | 'checked' | 'running' | 'done' | 'cancelled' | 'failed' | 'reversed';
  rows: number;
  counts: Counts | null;
  job: Id | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface ImportColumn {
  index: number;
  /** From the file's first row; null where that holds none. */
  name: string | null;
  samples: string[];
  /** The target that it fills: suggested by its name and values, or chosen. */
  field: string | null;
  format: string | null;
  /** How its dates (`M/d/yyyy`) or numbers (`1,234.5`) may be written; more than one is a question. */
  formats: string[];
  createMissing: boolean;
  /** 1,000 means that many or more. */
  distinct: number;
}

/** What a column may fill: a field, a part of an address, a relation. */
export interface ImportTarget {
  field: string;
  label: string;
  type: string;
  required: boolean;
  /** The objects whose records its values name. */
  matches: string[];
  group: string | null;
  /** Whether existing records can be recognised by it. */
  key: boolean;
}

export interface Import extends ImportSummary {
  delimiter: string;
  encoding: string;
  header: boolean;
  columns: ImportColumn[];
  targets: ImportTarget[];
  key: string | null;
  defaults: Record<string, unknown>;
}

/** How a file is read. */
export type FileForm = Pick<Import, 'delimiter' | 'encoding' | 'header'>;

export interface Mapping {
  delimiter: string;
  encoding: string;
  header: boolean;
  columns: Pick<ImportColumn, 'index' | 'field' | 'format' | 'createMissing'>[];
  key: string | null;
  defaults: Record<string, unknown>;
}

export interface Answer {
  /** Id of a record, or the value of a choice. */
  use: string | null;
  create: boolean;
  leaveEmpty: boolean;
}

export interface Candidate extends Labelled {
  /** What tells it from its namesakes. */
  detail: string | null;
}

/** A value that names no record or choice, or more than one. */
export interface Question {
  column: number;
  field: string;
  value: string;
  rows: number;
  problem: 'unknown' | 'ambiguous';
  suggestion: Candidate | null;
  candidates: Candidate[];
  /** Whether what is unknown may be made, by this user. */
  canCreate: boolean;
  answer: Answer | null;
}

export interface ImportRow {
  /** As a spreadsheet counts: the first line is 1. */
  row: number;
  outcome: Outcome;
  label: string | null;
  cells: string[];
  errors: { field: string | null; code: string; message: string }[];
}

export interface ImportRows {
  rows: ImportRow[];
  next: string | null;
  counts: Counts;
}

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
