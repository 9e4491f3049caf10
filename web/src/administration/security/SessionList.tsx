import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatDateTime, formatInstantRelative, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { refreshAccount, sessionsQuery } from './api';
import type { AccountSession } from './api';
import { deviceOf } from './device';
import classes from './security.module.css';

/** Where the user is signed in, to be ended one by one or all but this one. */
export function SessionList() {
  const { t } = useTranslation('security');
  const sessions = useQuery(sessionsQuery);
  const ending = useMutation({
    mutationFn: (id: string | null) =>
      request<void>(`/api/account/sessions${id ? `/${id}` : ''}`, { method: 'DELETE' }),
    onSuccess: () => {
      notifications.show({ message: t('sessions.ended'), withBorder: true, autoClose: 2500 });
      return refreshAccount();
    },
    onError: notifyProblem,
  });
  if (!sessions.data) return <Skeleton h={96} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('sessions.text')}
      </Text>
      <ul className={classes.list}>
        {sessions.data.map((session) => (
          <Row key={session.id} session={session} onEnd={() => ending.mutate(session.id)} />
        ))}
      </ul>
      {sessions.data.length > 1 && (
        <Group>
          <Button
            variant="default"
            size="sm"
            loading={ending.isPending}
            onClick={() => ending.mutate(null)}
          >
            {t('sessions.endOthers')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Row({ session, onEnd }: { session: AccountSession; onEnd: () => void }) {
  const { t } = useTranslation('security');
  const format = useFormat();
  const device = deviceOf(session.userAgent);
  const name = device ? t('sessions.device', { ...device }) : t('sessions.unknown');
  return (
    <li className={classes.item}>
      <div>
        <Group gap={8}>
          <Text size="sm" fw={550}>
            {name}
          </Text>
          {session.current && (
            <Badge variant="light" size="sm" tt="none">
              {t('sessions.current')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" title={formatDateTime(session.lastSeenAt, format)}>
          {t('sessions.used', { when: formatInstantRelative(session.lastSeenAt, format) })}
          {session.address && (
            <>
              {' · '}
              <bdi>{session.address}</bdi>
            </>
          )}
        </Text>
      </div>
      {!session.current && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t('sessions.endNamed', { name })}
          onClick={onEnd}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
