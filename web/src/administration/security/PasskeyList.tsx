import { Alert, Button, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatDateTime, formatInstantRelative, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { addPasskey, supportsPasskeys } from '../../platform/session/passkeys';
import { passkeysQuery, refreshAccount } from './api';
import { deviceOf } from './device';
import classes from './security.module.css';

/** The passkeys that let the user in without a password. */
export function PasskeyList() {
  const { t } = useTranslation('security');
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const passkeys = useQuery(passkeysQuery);
  const removing = useMutation({
    mutationFn: (id: string) => request<void>(`/api/account/passkeys/${id}`, { method: 'DELETE' }),
    onSuccess: refreshAccount,
    onError: notifyProblem,
  });
  if (!passkeys.data) return <Skeleton h={64} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('passkeys.text')} {passkeys.data.length === 0 && t('passkeys.none')}
      </Text>
      {passkeys.data.length > 0 && (
        <ul className={classes.list}>
          {passkeys.data.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className={classes.item}>
              <div>
                <Text size="sm" fw={550} dir="auto" truncate>
                  {name}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('passkeys.created', { date: formatDateTime(createdAt, format) })}
                  {' · '}
                  {lastUsedAt
                    ? t('tokens.used', { when: formatInstantRelative(lastUsedAt, format) })
                    : t('tokens.neverUsed')}
                </Text>
              </div>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={t('removeNamed', { name })}
                onClick={() => removing.mutate(id)}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {supportsPasskeys() ? (
        <Group>
          <Button variant="default" size="sm" onClick={() => setAdding(true)}>
            {t('passkeys.add')}
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {t('passkeys.unsupported')}
        </Text>
      )}
      {adding && <NewPasskeyDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function NewPasskeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('security');
  const device = deviceOf(navigator.userAgent);
  const form = useForm({
    initialValues: { name: device ? t('sessions.device', { ...device }) : '' },
    validate: { name: (value) => (value.trim() ? null : t('passkeys.nameMissing')) },
  });
  const making = useMutation({
    mutationFn: ({ name }: typeof form.values) => addPasskey(name.trim()),
    onSuccess: () => {
      notifications.show({ message: t('passkeys.added'), withBorder: true, autoClose: 4000 });
      onClose();
      return refreshAccount();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('passkeys.add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => making.mutate(values))}>
        <Stack gap="md">
          {making.error && (
            <Alert color="red" role="alert">
              {isProblem(making.error) ? making.error.message : t('passkeys.failed')}
            </Alert>
          )}
          <TextInput
            label={t('passkeys.name')}
            maxLength={100}
            dir="auto"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={making.isPending}>
              {t('passkeys.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
