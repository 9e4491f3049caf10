import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../platform/links';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { begin } from '../imports';
import type { Import } from '../imports';
import { JobProgress } from '../jobs/JobProgress';
import { cancelJob, isActive, useJob } from '../jobs/jobs';
import shared from '../transfer.module.css';
import { OutcomeRows, RefusedDownload } from './OutcomeRows';

/** What would happen, row by row, before anything does. */
export function CheckStep({ imported }: { imported: Import }) {
  return imported.state === 'checked' && imported.counts ? (
    <Checked imported={imported} />
  ) : (
    <Checking imported={imported} />
  );
}

function Checking({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const job = useJob(imported.job);
  const begun = useRef(false);
  const checking = useMutation({ mutationFn: () => begin(imported.id, 'check') });
  const { mutate } = checking;
  const cancelling = useMutation({ mutationFn: cancelJob, onError: notifyProblem });
  const running = job !== undefined && isActive(job);
  const stopped = job?.state === 'cancelled' || job?.state === 'failed';

  // A check that is under way is only watched.
  useEffect(() => {
    if (begun.current || running || (imported.job && !job)) return;
    begun.current = true;
    mutate();
  }, [running, imported.job, job, mutate]);

  return (
    <>
      <div className={shared.body}>
        {checking.error ? (
          <Alert color="red" role="alert" title={t('check.notPossible')} maw={640}>
            {isProblem(checking.error)
              ? [
                  checking.error.detail,
                  ...checking.error.errors.map(({ message }) => message),
                ].join(' ')
              : checking.error.message}
          </Alert>
        ) : (
          <Stack gap="sm" maw={560} pt="4vh" mx="auto">
            <Title order={2} size="h5">
              {t('check.checking')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('check.checkingText')}
            </Text>
            {running && <JobProgress job={job} />}
            {running && (
              <div>
                <Button
                  variant="default"
                  disabled={job.state === 'cancelling'}
                  loading={cancelling.isPending}
                  onClick={() => cancelling.mutate(job.id)}
                >
                  {t('check.stop')}
                </Button>
              </div>
            )}
            {stopped && (
              <Alert color="yellow" role="alert">
                {job.message ?? t(`jobs.states.${job.state === 'failed' ? 'failed' : 'cancelled'}`)}
              </Alert>
            )}
          </Stack>
        )}
      </div>
      <div className={shared.foot}>
        <BackToColumns id={imported.id} />
        <span className={shared.footText} />
        {(stopped || checking.error) && !running && (
          <Button size="sm" loading={checking.isPending} onClick={() => mutate()}>
            {t('check.again')}
          </Button>
        )}
      </div>
    </>
  );
}

function Checked({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const counts = imported.counts!;
  const coming = counts.create + counts.update;
  const running = useOnce({
    mutationFn: async () => {
      await begin(imported.id, 'run');
      await navigate({
        to: '/imports/$id',
        params: { id: imported.id },
        search: { step: 'run' },
        replace: true,
      });
    },
    onError: notifyProblem,
  });
  return (
    <>
      <OutcomeRows imported={imported} counts={counts}>
        {counts.refuse > 0 && <RefusedDownload id={imported.id} />}
      </OutcomeRows>
      <div className={shared.foot}>
        <BackToColumns id={imported.id} />
        <Text component="span" className={shared.footText}>
          {counts.repeated > 0 && (
            <Text component="span" size="sm" c="orange" me="md">
              {t('check.repeated', { count: counts.repeated })}
            </Text>
          )}
          {counts.refuse > 0 && (
            <span className={shared.wideOnly}>
              {t('check.refusedStay', {
                count: counts.refuse,
              })}
            </span>
          )}
        </Text>
        <Button
          size="sm"
          disabled={coming === 0}
          loading={running.isPending}
          onClick={() => running.mutate()}
        >
          {t('check.run', { count: coming })}
        </Button>
      </div>
    </>
  );
}

function BackToColumns({ id }: { id: string }) {
  const { t } = useTranslation('transfer');
  return (
    <LinkButton
      to="/imports/$id"
      params={{ id }}
      search={{ step: 'columns' }}
      variant="default"
      size="sm"
    >
      {t('back')}
    </LinkButton>
  );
}
