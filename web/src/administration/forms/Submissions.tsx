import { Badge, Button, Group, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { fieldOf, useObject } from '../../records/catalog';
import { acceptSubmission, refuseSubmission, submissionsQuery } from './api';
import type { IntakeFormView, IntakeSubmission } from './api';
import classes from './forms.module.css';

/** What came by the form; what waits for somebody to look is shown first. */
export function Submissions({ view }: { view: IntakeFormView }) {
  const { t } = useTranslation('intake');
  const [waiting, setWaiting] = useState(view.waiting > 0);
  const { data } = useQuery(submissionsQuery(view.id, waiting));
  return (
    <section aria-label={t('submissions')}>
      <Group gap="md" mb={8}>
        <Title order={3} size="h6">
          {t('submissions')}
        </Title>
        <Switch
          size="xs"
          label={t('onlyWaiting')}
          checked={waiting}
          onChange={({ currentTarget }) => setWaiting(currentTarget.checked)}
        />
      </Group>
      {data?.submissions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(waiting ? 'nothingWaits' : 'nothingSent')}
        </Text>
      )}
      <ul className={classes.submissions}>
        {data?.submissions.map((one) => (
          <Submission key={one.id} submission={one} />
        ))}
      </ul>
    </section>
  );
}

const colors = { taken: 'green', suspected: 'yellow', held: 'orange', refused: 'gray' } as const;

function Submission({ submission }: { submission: IntakeSubmission }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const lead = useObject('lead');
  const accepting = useOnce({
    mutationFn: () => acceptSubmission(submission.id),
    onError: notifyProblem,
  });
  const refusing = useOnce({
    mutationFn: () => refuseSubmission(submission.id),
    onError: notifyProblem,
  });
  const state = submission.state as keyof typeof colors;
  const labelOf = (name: string) => (lead && fieldOf(lead, name)?.label) ?? name;
  return (
    <li>
      <Group gap={8}>
        <Badge color={colors[state]}>{t(`state.${state}`)}</Badge>
        <Text size="xs" c="dimmed">
          {formatDateTime(submission.at, format)}
        </Text>
        {submission.suspicion && (
          <Text size="xs">
            {t(`suspicion.${submission.suspicion as 'trap' | 'quick' | 'links'}`)}
          </Text>
        )}
        <Group gap={6} ms="auto">
          {submission.lead && lead ? (
            <Link to="/$path/$id" params={{ path: lead.path, id: submission.lead }}>
              {t('openLead')}
            </Link>
          ) : (
            <>
              <Button
                size="compact-sm"
                variant="light"
                loading={accepting.isPending}
                onClick={() => accepting.mutate()}
              >
                {t('accept')}
              </Button>
              {state !== 'refused' && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  loading={refusing.isPending}
                  onClick={() => refusing.mutate()}
                >
                  {t('refuse')}
                </Button>
              )}
            </>
          )}
        </Group>
      </Group>
      <dl>
        {Object.entries(submission.input).map(([field, values]) => (
          <div key={field}>
            <dt>{labelOf(field)}</dt>
            <dd dir="auto">{values.join(', ')}</dd>
          </div>
        ))}
      </dl>
      {submission.reasons.map(({ field, message }, index) => (
        <Text key={index} size="xs" c="var(--bad)">
          {labelOf(field)}: {message}
        </Text>
      ))}
    </li>
  );
}
