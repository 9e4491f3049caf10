import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { nudgeJobs } from '../../transfer/jobs/jobs';

export type ShapeDifference = Schemas['ShapeDifference'];

/** How the API calls a difference. */
export function keyOf({ part, name }: ShapeDifference): string {
  return `${part}/${name}`;
}

/** What a file would change here, removals among it. */
export async function compareShape(file: unknown): Promise<ShapeDifference[]> {
  const body = { file, removal: true };
  const { differences } = await request<Schemas['ShapeComparison']>('/api/shape/comparison', {
    method: 'POST',
    body,
  });
  return differences;
}

/** Makes it so, but for those differences that stay; returns the job that does it. */
export async function applyShape(file: unknown, without: string[]): Promise<string> {
  const { job } = await request<Schemas['ShapeApplied']>('/api/shape/application', {
    method: 'POST',
    body: { file, removal: true, without },
  });
  await nudgeJobs();
  return job;
}

/** Those that come without being asked: nothing goes, and nothing that can't be is tried. */
export function wantedAtFirst(differences: ShapeDifference[]): Set<string> {
  return new Set(
    differences
      .filter(({ kind, problems }) => kind !== 'removed' && problems.length === 0)
      .map(keyOf),
  );
}
