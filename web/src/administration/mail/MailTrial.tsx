import { Alert, Button, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import classes from '../administration.module.css';
import { tryServer } from './api';

/** Asks the server to take a mail to whoever looks on, and shows what it says. */
export function MailTrial() {
  const { t } = useTranslation('mail');
  const trying = useOnce({ mutationFn: tryServer, onError: notifyProblem });
  const answer = trying.data;
  return (
    <section className={classes.form} aria-label={t('trial')} style={{ marginBlock: 20 }}>
      <Button
        variant="light"
        leftSection={<IconSend size={15} stroke={1.8} aria-hidden />}
        loading={trying.isPending}
        onClick={() => trying.mutate()}
      >
        {t('trial')}
      </Button>
      {answer && !trying.isPending && (
        <Alert
          mt={10}
          role="status"
          color={answer.taken ? 'green' : 'red'}
          title={t(answer.taken ? 'taken' : 'notTaken', { address: answer.to })}
        >
          <Text size="sm" dir="ltr" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {answer.answer}
          </Text>
        </Alert>
      )}
    </section>
  );
}
