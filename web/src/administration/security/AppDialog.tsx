import { Button, Center, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import type { SecondFactorSecret } from './api';
import { CopyField } from './CopyField';

interface Props {
  secret: SecondFactorSecret;
  onClose: () => void;
  onCode: (code: string) => Promise<void>;
}

/** Gives an authenticator app its key, and sees by a code that it has it. */
export function AppDialog({ secret, onClose, onCode }: Props) {
  const { t } = useTranslation('security');
  const form = useForm({
    initialValues: { code: '' },
    validate: {
      code: (value) =>
        /^\d{6}$/.test(value.replaceAll(' ', '')) ? null : t('twoStep.codeMissing'),
    },
  });
  const sending = useMutation({
    mutationFn: ({ code }: typeof form.values) => onCode(code),
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(error.byField);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('twoStep.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
    >
      <form noValidate onSubmit={form.onSubmit((values) => sending.mutate(values))}>
        <Stack gap="md">
          <Text size="sm">{t('twoStep.scan')}</Text>
          <Center>
            <QrCode qr={secret.qr} label={t('twoStep.qr')} />
          </Center>
          <CopyField label={t('twoStep.key')} value={secret.key} />
          <TextInput
            label={t('twoStep.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            data-autofocus
            {...form.getInputProps('code')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={sending.isPending}>
              {t('twoStep.turnOn')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Dark on white with a margin of four, whatever the theme: as scanners want it. */
function QrCode({ qr, label }: { qr: SecondFactorSecret['qr']; label: string }) {
  const side = qr.size + 8;
  return (
    <svg role="img" aria-label={label} viewBox={`-4 -4 ${side} ${side}`} width={208} height={208}>
      <rect x={-4} y={-4} width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
