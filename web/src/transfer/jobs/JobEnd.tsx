import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../platform/api';
import { router } from '../../platform/router';

/** What came of a job, with the way to its result. It stands in toasts too, outside the router's tree. */
export function JobEnd({ job, onFollow }: { job: Job; onFollow: () => void }) {
  const { t } = useTranslation('transfer');
  const { link } = job;
  const ended = job.state === 'failed' || job.state === 'cancelled' ? job.state : 'done';
  return (
    <Group gap={8} justify="space-between" wrap="nowrap" align="baseline">
      <Text size="xs" c={ended === 'failed' ? 'red' : 'dimmed'} component="span" dir="auto">
        {job.message ?? t(`jobs.states.${ended}`)}
      </Text>
      {link && (
        <Anchor
          href={link}
          size="xs"
          flex="none"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onFollow();
            router.history.push(link);
          }}
        >
          {t('jobs.open')}
        </Anchor>
      )}
    </Group>
  );
}
