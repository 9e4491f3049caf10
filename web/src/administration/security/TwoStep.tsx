import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatDateTime, useFormat } from '../../platform/format';
import { refreshAccount, secondFactorQuery } from './api';
import type { RecoveryCodes, SecondFactorSecret } from './api';
import { AppDialog } from './AppDialog';
import { PasswordDialog } from './PasswordDialog';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';

type Asking = 'setUp' | 'newCodes' | 'turnOff';

/** The second step of the sign-in: an authenticator app. */
export function TwoStep() {
  const { t } = useTranslation('security');
  const format = useFormat();
  const state = useQuery(secondFactorQuery);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [secret, setSecret] = useState<SecondFactorSecret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (!state.data) return <Skeleton h={64} />;
  const { since, recoveryCodes } = state.data;

  const acts: Record<Asking, (password: string) => Promise<void>> = {
    setUp: async (password) =>
      setSecret(await post<SecondFactorSecret>('/api/account/second-factor', { password })),
    newCodes: async (password) =>
      shown(await post<RecoveryCodes>('/api/account/second-factor/recovery-codes', { password })),
    turnOff: async (password) => {
      await post<void>('/api/account/second-factor/removal', { password });
      notifications.show({ message: t('twoStep.isOff'), withBorder: true, autoClose: 4000 });
    },
  };

  function shown(made: RecoveryCodes) {
    setSecret(null);
    setCodes(made.codes);
  }

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {since
          ? t('twoStep.on', { date: formatDateTime(since, format), count: recoveryCodes })
          : t('twoStep.text')}
      </Text>
      <Group gap="xs">
        {since ? (
          <>
            <Button variant="default" size="sm" onClick={() => setAsking('newCodes')}>
              {t('twoStep.newCodes')}
            </Button>
            <Button variant="default" size="sm" onClick={() => setAsking('turnOff')}>
              {t('twoStep.turnOff')}
            </Button>
          </>
        ) : (
          <Button variant="default" size="sm" onClick={() => setAsking('setUp')}>
            {t('twoStep.setUp')}
          </Button>
        )}
      </Group>
      {asking && (
        <PasswordDialog
          title={t(`twoStep.${asking}`)}
          onClose={() => setAsking(null)}
          onPassword={async (password) => {
            await acts[asking](password);
            setAsking(null);
            await refreshAccount();
          }}
        />
      )}
      {secret && (
        <AppDialog
          secret={secret}
          onClose={() => setSecret(null)}
          onCode={async (code) => {
            shown(await post<RecoveryCodes>('/api/account/second-factor/confirmation', { code }));
            notifications.show({ message: t('twoStep.isOn'), withBorder: true, autoClose: 4000 });
            await refreshAccount();
          }}
        />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Stack>
  );
}

function post<T>(path: string, body: unknown): Promise<T> {
  return request<T>(path, { method: 'POST', body });
}
