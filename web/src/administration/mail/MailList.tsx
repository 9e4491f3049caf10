import { Badge, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import forms from '../forms/forms.module.css';
import { messagesQuery, retry, states } from './api';
import type { MailEntry, MailSetUp, State } from './api';

const colors = {
  waiting: 'blue',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  uncertain: 'orange',
} as const;

/** What waits, went, failed or is uncertain; the latest first. */
export function MailList({ counts }: { counts: MailSetUp['counts'] }) {
  const { t } = useTranslation('mail');
  const [state, setState] = useState<State>();
  const { data } = useQuery(messagesQuery(state));
  return (
    <section aria-label={t('mails')}>
      <Group gap="md" mb={8}>
        <Title order={2} size="h5">
          {t('mails')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={state ?? 'all'}
          onChange={(value) => setState(value === 'all' ? undefined : (value as State))}
          data={[
            { value: 'all', label: t('all') },
            ...states.map((one) => ({
              value: one,
              label: counts[one] > 0 ? `${t(`states.${one}`)} ${counts[one]}` : t(`states.${one}`),
            })),
          ]}
        />
      </Group>
      {data?.mails.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nothing')}
        </Text>
      )}
      <ul className={forms.submissions}>
        {data?.mails.map((mail) => (
          <Entry key={mail.id} mail={mail} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ mail }: { mail: MailEntry }) {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const retrying = useOnce({ mutationFn: () => retry(mail.id), onError: notifyProblem });
  const again = mail.sendable && (mail.state === 'failed' || mail.state === 'uncertain');
  return (
    <li>
      <Group gap={8}>
        <Badge color={colors[mail.state]}>{t(`states.${mail.state}`)}</Badge>
        <Text size="xs" c="dimmed">
          {formatDateTime(mail.settledAt ?? mail.createdAt, format)}
        </Text>
        <bdi>{mail.toName ? `${mail.toName} <${mail.toAddress}>` : mail.toAddress}</bdi>
        <Text size="sm" fw={500} component="bdi">
          {mail.subject}
        </Text>
        {again && (
          <Button
            size="compact-sm"
            variant="light"
            ms="auto"
            loading={retrying.isPending}
            onClick={() => retrying.mutate()}
          >
            {t('retry')}
          </Button>
        )}
      </Group>
      {mail.state === 'uncertain' && (
        <Text size="xs" mt={4}>
          {t('uncertainText')}
        </Text>
      )}
      {mail.state === 'waiting' && mail.attempts > 0 && mail.dueAt && (
        <Text size="xs" mt={4}>
          {t('again', { count: mail.attempts, date: formatDateTime(mail.dueAt, format) })}
        </Text>
      )}
      {mail.answer && (
        <Text size="xs" c="dimmed" mt={4} dir="ltr" ta="start" style={{ overflowWrap: 'anywhere' }}>
          {mail.answer}
        </Text>
      )}
    </li>
  );
}
