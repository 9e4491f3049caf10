import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import type { Import } from '../imports';
import { JobProgress } from '../jobs/JobProgress';
import { cancelJob, isActive, useJob } from '../jobs/jobs';
import shared from '../transfer.module.css';
import { Report } from './Report';

/** The import while it runs, and its report. */
export function RunStep({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const job = useJob(imported.job);
  const cancelling = useMutation({ mutationFn: cancelJob, onError: notifyProblem });
  const running = job !== undefined && isActive(job);
  if (!running && imported.state !== 'running') return <Report imported={imported} />;

  const back = job?.kind === 'import.reversal';
  return (
    <div className={shared.body} role="status">
      <Stack gap="sm" maw={560} pt="4vh" mx="auto">
        <Title order={2} size="h4">
          {back ? t('run.takingBack') : t('run.running')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('run.leave')}
        </Text>
        {job && <JobProgress job={job} />}
        {running && (
          <Group>
            <Button
              variant="default"
              disabled={job.state === 'cancelling'}
              loading={cancelling.isPending}
              onClick={() => cancelling.mutate(job.id)}
            >
              {t('run.cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </div>
  );
}
