import { expect, test } from 'vitest';
import type { Job } from '../../platform/api';
import { endedSince, percentDone } from './jobs';

function job(id: string, state: Job['state'], more: Partial<Job> = {}): Job {
  return {
    id,
    kind: 'import',
    title: id,
    state,
    done: 0,
    total: null,
    message: null,
    createdAt: '2026-11-21T10:00:00Z',
    startedAt: null,
    finishedAt: null,
    link: null,
    ...more,
  };
}

test('a job that ran and is done has ended', () => {
  expect(endedSince([job('a', 'running')], [job('a', 'done')])).toHaveLength(1);
});

test('a job that began and ended between two looks has ended', () => {
  expect(endedSince([], [job('a', 'failed')])).toHaveLength(1);
});

test('the first look ends nothing, nor does a second look at what was over', () => {
  expect(endedSince(null, [job('a', 'done')])).toEqual([]);
  expect(endedSince([job('a', 'done')], [job('a', 'done')])).toEqual([]);
});

test('a job that is being cancelled has not ended yet', () => {
  expect(endedSince([job('a', 'running')], [job('a', 'cancelling')])).toEqual([]);
});

test('progress is a share of the total, and unknown without one', () => {
  expect(percentDone(job('a', 'running', { done: 2200, total: 8800 }))).toBe(25);
  expect(percentDone(job('a', 'running', { done: 2200 }))).toBeNull();
});
