import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Id, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { formatDateTime, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { queryClient } from '../../platform/queryClient';
import { useOnce } from '../../platform/useOnce';
import { nudgeJobs } from '../../transfer/jobs/jobs';
import classes from './duplicates.module.css';
import { recentQuery } from './duplicates';
import { LeftPairs } from './LeftPairs';

/** What was merged all at once, as long as it can be undone: each as a whole. */
export function RecentMerges({ object }: { object: string }) {
  const { t } = useTranslation('duplicates');
  const { data: jobs = [] } = useQuery(recentQuery(object));
  if (jobs.length === 0) return null;
  return (
    <ul className={classes.recent} aria-label={t('mergeAll.recent')}>
      {jobs.map((job) => (
        <Recent key={job.job} object={object} job={job} />
      ))}
    </ul>
  );
}

function Recent({ object, job }: { object: string; job: Schemas['DuplicateJobsRecent'] }) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const undoing = useOnce({
    mutationFn: (id: Id) =>
      request<Schemas['DuplicateMergerStarted']>(`/api/duplicate-mergers/${id}/reversal`, {
        method: 'POST',
      }),
    onSuccess: async () => {
      await nudgeJobs();
      await queryClient.invalidateQueries({ queryKey: recentQuery(object).queryKey });
    },
    onError: notifyProblem,
  });
  return (
    <li>
      <span>
        <time dateTime={job.at}>{formatDateTime(job.at, format)}</time>
        {': '}
        {t('mergeAll.done', { count: job.merged })}
      </span>
      {job.left > 0 && <LeftPairs object={object} job={job.job} />}
      {job.merged > 0 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={undoing.isPending}
          onClick={() => undoing.mutate(job.job)}
        >
          {t('mergeAll.undo')}
        </Button>
      )}
    </li>
  );
}
