import { Alert, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mailQuery } from './api';
import { MailList } from './MailList';
import { MailServerForm } from './MailServerForm';
import { MailTrial } from './MailTrial';

/** How mail goes out: by which server, and what waits, went or didn't. */
export function MailPage() {
  const { t } = useTranslation('mail');
  const { data } = useSuspenseQuery(mailQuery);
  return (
    <>
      <Text size="sm" c="dimmed" maw={640} mb={16}>
        {t(data.server ? 'text' : 'none')}
      </Text>
      {data.operators && (
        <Alert mb={16} maw={640}>
          {t('operators')}
        </Alert>
      )}
      <MailServerForm setUp={data} />
      {data.server && <MailTrial />}
      <MailList counts={data.counts} />
    </>
  );
}
