import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatDateTime, formatInstantRelative, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useCatalog } from '../../records/catalog';
import { refreshAccount, tokensQuery } from './api';
import type { ApiToken } from './api';
import { NewTokenDialog } from './NewTokenDialog';
import classes from './security.module.css';

/** The tokens that the user's programs have. */
export function TokenList() {
  const { t } = useTranslation('security');
  const [adding, setAdding] = useState(false);
  const tokens = useQuery(tokensQuery);
  const revoking = useMutation({
    mutationFn: (id: string) => request<void>(`/api/account/tokens/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      notifications.show({ message: t('tokens.revoked'), withBorder: true, autoClose: 2500 });
      return refreshAccount();
    },
    onError: notifyProblem,
  });
  if (!tokens.data) return <Skeleton h={96} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('tokens.text')} {tokens.data.length === 0 && t('tokens.none')}
      </Text>
      {tokens.data.length > 0 && (
        <ul className={classes.list}>
          {tokens.data.map((token) => (
            <Row
              key={token.id}
              token={token}
              asOf={tokens.dataUpdatedAt}
              onRevoke={() => revoking.mutate(token.id)}
            />
          ))}
        </ul>
      )}
      <Group>
        <Button variant="default" size="sm" onClick={() => setAdding(true)}>
          {t('tokens.add')}
        </Button>
      </Group>
      {adding && <NewTokenDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

interface RowProps {
  token: ApiToken;
  /** When it was read, in milliseconds. */
  asOf: number;
  onRevoke: () => void;
}

function Row({ token, asOf, onRevoke }: RowProps) {
  const { t } = useTranslation('security');
  const format = useFormat();
  const catalog = useCatalog();
  const objects = token.objects?.map(
    (name) => catalog.objects.find((object) => object.name === name)?.pluralLabel ?? name,
  );
  const expired = new Date(token.expiresAt).getTime() < asOf;
  const facts = [
    t(`tokens.levels.${token.level}`),
    ...(objects ?? []),
    expired
      ? t('tokens.expired')
      : t('tokens.expires', { date: formatDateTime(token.expiresAt, format) }),
    token.lastUsedAt
      ? t('tokens.used', { when: formatInstantRelative(token.lastUsedAt, format) })
      : t('tokens.neverUsed'),
  ];
  return (
    <li className={classes.item}>
      <div>
        <Text size="sm" fw={550} dir="auto" truncate>
          {token.name}
        </Text>
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
          {token.lastUsedAddress && (
            <>
              {' · '}
              <bdi>{token.lastUsedAddress}</bdi>
            </>
          )}
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={t('tokens.revokeNamed', { name: token.name })}
        onClick={onRevoke}
      >
        {t('tokens.revoke')}
      </Button>
    </li>
  );
}
