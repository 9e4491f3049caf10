import { Alert, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import { formatDateTime, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { refresh } from '../../records/changes';
import { nameOf } from '../all';

/**
 * Makes the one-time link by which somebody chooses a password, the first one or another; it is shown here only. For
 * one who lost their phone, it turns the second step off as well.
 */
export function ActivationDialog({ record, onClose }: { record: RecordData; onClose: () => void }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const name = nameOf(record);
  const active = record.active === true;
  const making = useMutation({
    mutationFn: () =>
      request<{ link: string; expiresAt: string }>(`/api/users/${record.id}/activation`, {
        method: 'POST',
      }),
    onSuccess: () => refresh('user'),
  });

  const turningOff = useMutation({
    mutationFn: () => request<void>(`/api/users/${record.id}/second-factor`, { method: 'DELETE' }),
    onSuccess: () => {
      notifications.show({ message: t('activation.twoStepIsOff', { name }), withBorder: true });
      onClose();
    },
    onError: notifyProblem,
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(active ? 'activation.resetTitle' : 'activation.title', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
      // A slip of the mouse must not lose the link.
      closeOnClickOutside={!making.data}
    >
      {making.data ? (
        <Stack gap="sm">
          <Text size="sm">{t('activation.send', { name })}</Text>
          <CopyButton value={making.data.link} timeout={4000}>
            {({ copied, copy }) => (
              <Group gap={8} wrap="nowrap" align="flex-end">
                <TextInput
                  flex={1}
                  readOnly
                  dir="ltr"
                  label={t('activation.link')}
                  value={making.data.link}
                  onFocus={(event) => event.currentTarget.select()}
                />
                <Button
                  size="sm"
                  data-autofocus
                  leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                  onClick={copy}
                >
                  {copied ? t('activation.copied') : t('activation.copy')}
                </Button>
              </Group>
            )}
          </CopyButton>
          <Text size="sm" c="dimmed">
            {t('activation.until', { date: formatDateTime(making.data.expiresAt, format) })}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('activation.done')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <Text size="sm">{t(active ? 'activation.resetText' : 'activation.text', { name })}</Text>
          {making.error && (
            <Alert color="red" role="alert">
              {isProblem(making.error)
                ? (making.error.errors[0]?.message ?? making.error.message)
                : t('failed')}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            {active && (
              <Button
                variant="subtle"
                me="auto"
                loading={turningOff.isPending}
                onClick={() => turningOff.mutate()}
              >
                {t('activation.twoStepOff')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('activation.later')}
            </Button>
            <Button data-autofocus loading={making.isPending} onClick={() => making.mutate()}>
              {t('activation.make')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
