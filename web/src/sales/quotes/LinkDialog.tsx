import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuoteView } from './quotes';

/** The customer's link, shown once. */
export function LinkDialog({
  view,
  link,
  onClose,
}: {
  view: QuoteView;
  link: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('quotes');
  const mail = `mailto:?subject=${encodeURIComponent(String(view.quote.name))}&body=${encodeURIComponent(link)}`;
  return (
    <Modal opened onClose={onClose} title={t('send.title')} size="lg">
      <Stack gap="sm">
        <Text size="sm">{t('send.text')}</Text>
        <TextInput
          readOnly
          dir="ltr"
          value={link}
          aria-label={t('send.copy')}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <Button component="a" href={mail} variant="default" leftSection={<IconMail size={16} />}>
            {t('send.mail')}
          </Button>
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                onClick={copy}
              >
                {copied ? t('send.copied') : t('send.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
