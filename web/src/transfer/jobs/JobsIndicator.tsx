import { ActionIcon, Popover, RingProgress, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../platform/api';
import { queryClient } from '../../platform/queryClient';
import classes from './jobs.module.css';
import { JobLine } from './JobLine';
import { endedSince, isActive, jobsQuery, percentDone } from './jobs';
import { JobEnd } from './JobEnd';

const shown = 8;

/** In the header: what runs for me, and what came of it. Nothing is there until there was a job. */
export function JobsIndicator() {
  const { t } = useTranslation('transfer');
  const jobs = useQuery(jobsQuery).data;
  const [opened, setOpened] = useState(false);
  useJobEnds(jobs);

  if (!jobs || jobs.length === 0) return null;
  const active = jobs.filter(isActive);
  const label =
    active.length > 0 ? t('jobs.running', { count: active.length }) : t('jobs.finished');
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Tooltip label={label} disabled={opened}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={label}
            onClick={() => setOpened(!opened)}
          >
            {active[0] ? <Ring job={active[0]} /> : <IconListCheck size={19} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('jobs.title')}>
        <Text fw={600} size="sm" px="md" pt="sm" pb={6}>
          {t('jobs.title')}
        </Text>
        <ul className={classes.list}>
          {jobs.slice(0, shown).map((job) => (
            <JobLine key={job.id} job={job} onFollow={() => setOpened(false)} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function Ring({ job }: { job: Job }) {
  return (
    <RingProgress
      size={24}
      thickness={3}
      roundCaps
      className={percentDone(job) === null ? classes.turning : undefined}
      sections={[{ value: percentDone(job) ?? 30, color: 'accent' }]}
      rootColor="var(--line)"
      aria-hidden
    />
  );
}

/** A toast for each job that comes to its end, unless the page in view is the one that reports it. */
function useJobEnds(jobs: Job[] | undefined): void {
  const router = useRouter();
  const before = useRef<Job[] | null>(null);
  useEffect(() => {
    if (!jobs || jobs === before.current) return;
    const ended = endedSince(before.current, jobs);
    before.current = jobs;
    if (ended.length === 0) return;
    // A job may have changed anything that is on screen.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' });
    for (const job of ended) {
      if (job.link && router.state.location.pathname === job.link.split('?')[0]) continue;
      notifications.show({
        id: `job-${job.id}`,
        color: job.state === 'failed' ? 'red' : 'accent',
        title: job.title,
        message: <JobEnd job={job} onFollow={() => notifications.hide(`job-${job.id}`)} />,
        withBorder: true,
        autoClose: job.state === 'done' ? 8000 : false,
      });
    }
  }, [jobs, router]);
}
