import { Button, CopyButton, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './security.module.css';

/** The codes for the day when the phone is lost; they are shown here only. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation('security');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('twoStep.recoveryTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
    >
      <Stack gap="sm">
        <Text size="sm">{t('twoStep.recoveryText')}</Text>
        <SimpleGrid cols={1} spacing={4} dir="ltr" className={classes.secret}>
          {codes.map((code) => (
            <Text key={code} size="sm" inherit>
              {code}
            </Text>
          ))}
        </SimpleGrid>
        <Group justify="flex-end" gap="xs">
          <CopyButton value={codes.join('\n')} timeout={4000}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
