import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../platform/api';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { percentDone } from './jobs';

/** How far a job is, as a bar and in numbers. */
export function JobProgress({ job, compact = false }: { job: Job; compact?: boolean }) {
  const { t } = useTranslation('transfer');
  const format = useFormat();
  const percent = percentDone(job);
  const done = formatNumber(job.done, format);
  let words = t('jobs.done', { done });
  if (job.state === 'waiting') words = t('jobs.states.waiting');
  else if (job.state === 'cancelling') words = t('jobs.states.cancelling');
  else if (job.total) {
    words = t('jobs.doneOf', { done, total: formatNumber(job.total, format) });
  }
  return (
    <div>
      <Progress.Root size={compact ? 4 : 8} mt={compact ? 4 : 0}>
        <Progress.Section
          value={percent ?? 100}
          animated={percent === null}
          striped={percent === null}
          aria-label={job.title}
        />
      </Progress.Root>
      <Group justify="space-between" mt={compact ? 3 : 8} wrap="nowrap">
        <Text size={compact ? 'xs' : 'sm'} c="dimmed" className="tabular">
          {words}
        </Text>
        {percent !== null && (
          <Text size={compact ? 'xs' : 'sm'} c="dimmed" className="tabular">
            {formatPercent(Math.floor(percent), format)}
          </Text>
        )}
      </Group>
    </div>
  );
}
