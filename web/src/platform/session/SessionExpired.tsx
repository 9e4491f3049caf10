import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api';
import { queryClient } from '../queryClient';
import { signedInAgain } from './expiry';
import { sessionQuery } from './session';
import { SignInForm } from './SignInForm';

/** Stands over the page when the session ended, so that nothing typed below it is lost. */
export function SessionExpired() {
  const { t } = useTranslation('platform');
  const before = queryClient.getQueryData(sessionQuery.queryKey)?.user;

  function goOn(session: Session) {
    // Somebody else's page must not stay on screen.
    if (before && session.user?.id !== before.id) window.location.assign('/');
    else signedInAgain();
  }

  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('session.expiredTitle')}
      size="sm"
      centered
      zIndex={1000}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('session.expired')}
      </Text>
      <SignInForm email={before?.email ?? ''} onSignedIn={goOn} />
    </Modal>
  );
}
