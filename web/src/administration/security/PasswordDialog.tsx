import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';

interface Props {
  title: string;
  onClose: () => void;
  onPassword: (password: string) => Promise<void>;
}

/** Asks for the password once more: an open browser alone must not change how its owner signs in. */
export function PasswordDialog({ title, onClose, onPassword }: Props) {
  const { t } = useTranslation('security');
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value ? null : t('passwordMissing')) },
  });
  const sending = useMutation({
    mutationFn: ({ password }: typeof form.values) => onPassword(password),
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(error.byField);
    },
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => sending.mutate(values))}>
        <Stack gap="md">
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={sending.isPending}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
