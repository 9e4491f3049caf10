import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../platform/api';
import { formatDateTime, formatInstantRelative, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { JobEnd } from './JobEnd';
import { JobProgress } from './JobProgress';
import classes from './jobs.module.css';
import { cancelJob, isActive } from './jobs';

export function JobLine({ job, onFollow }: { job: Job; onFollow: () => void }) {
  const { t } = useTranslation('transfer');
  const format = useFormat();
  const cancelling = useMutation({ mutationFn: () => cancelJob(job.id), onError: notifyProblem });
  return (
    <li className={classes.line}>
      <Group justify="space-between" wrap="nowrap" gap={8}>
        <Text size="sm" truncate dir="auto">
          {job.title}
        </Text>
        {isActive(job) ? (
          <Tooltip label={t('jobs.cancel')}>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              aria-label={t('jobs.cancelNamed', { title: job.title })}
              disabled={job.state === 'cancelling'}
              loading={cancelling.isPending}
              onClick={() => cancelling.mutate()}
            >
              <IconX size={15} />
            </ActionIcon>
          </Tooltip>
        ) : (
          job.finishedAt && (
            <Text
              size="xs"
              c="dimmed"
              flex="none"
              component="time"
              title={formatDateTime(job.finishedAt, format)}
            >
              {formatInstantRelative(job.finishedAt, format)}
            </Text>
          )
        )}
      </Group>
      {isActive(job) ? <JobProgress job={job} compact /> : <JobEnd job={job} onFollow={onFollow} />}
    </li>
  );
}
