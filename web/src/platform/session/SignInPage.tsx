import { Alert, Title } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntryLayout } from './EntryLayout';
import { SignInForm } from './SignInForm';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation('platform');
  const { next, provider } = route.useSearch();
  const router = useRouter();
  return (
    <EntryLayout>
      <Title order={1} size="h3" mb="md">
        {t('session.signInTitle')}
      </Title>
      {provider && (
        <Alert color="red" role="alert" mb="md">
          {t('session.providerFailed')}
        </Alert>
      )}
      <SignInForm email="" onSignedIn={() => router.history.push(next ?? '/')} />
    </EntryLayout>
  );
}
