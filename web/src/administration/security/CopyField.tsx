import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A text to take elsewhere. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('security');
  return (
    <CopyButton value={value} timeout={4000}>
      {({ copied, copy }) => (
        <Group gap={8} wrap="nowrap" align="flex-end">
          <TextInput
            flex={1}
            readOnly
            dir="ltr"
            label={label}
            value={value}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            size="sm"
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={copy}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
        </Group>
      )}
    </CopyButton>
  );
}
