import { Button, Checkbox, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';

interface Props {
  quote: Id;
  letter: Schemas['QuoteMailQuoteLetter'];
  /** Makes the link without a mail. */
  onLinkOnly: () => void;
  linking: boolean;
  onSent: () => void;
  onClose: () => void;
}

/** What the customer reads above the link, before it goes out by mail. */
export function LetterDialog({ quote, letter, onLinkOnly, linking, onSent, onClose }: Props) {
  const { t } = useTranslation('quotes');
  const { to, name, subject, text } = letter;
  const form = useForm({ initialValues: { to, name, subject, text, pdf: true } });
  const sending = useOnce({
    mutationFn: (values: typeof form.values) =>
      request(`/api/quotes/${quote}/mailing`, {
        method: 'POST',
        // The name is of the one who was proposed.
        body: { ...values, name: values.to === to ? name : '' },
      }),
    onSuccess: () => {
      notifications.show({
        message: t('letter.mailed', { address: form.values.to }),
        withBorder: true,
      });
      onSent();
    },
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(error.byField);
      focusFirstInvalid();
      // What stands in the way of the quote itself has no field here.
      if (!error.errors.some(({ field }) => field in form.values)) notifyProblem(error);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('letter.title')} size="lg">
      <form noValidate onSubmit={form.onSubmit((values) => sending.mutate(values))}>
        <Stack gap="sm">
          <TextInput
            dir="ltr"
            type="email"
            label={t('letter.to')}
            data-autofocus
            {...form.getInputProps('to')}
          />
          <TextInput dir="auto" label={t('letter.subject')} {...form.getInputProps('subject')} />
          <Textarea
            dir="auto"
            autosize
            minRows={6}
            maxRows={14}
            label={t('letter.text')}
            description={t('letter.textText')}
            {...form.getInputProps('text')}
          />
          <Checkbox label={t('letter.pdf')} {...form.getInputProps('pdf', { type: 'checkbox' })} />
          <Group justify="flex-end">
            <Button variant="default" loading={linking} onClick={onLinkOnly}>
              {t('letter.linkOnly')}
            </Button>
            <Button
              type="submit"
              leftSection={<IconSend size={16} aria-hidden />}
              loading={sending.isPending}
            >
              {t('letter.mail')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
