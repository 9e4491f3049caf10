import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../problem';

export function NotFoundPage() {
  const { t } = useTranslation('platform');
  return (
    <Message title={t('notFound.title')} text={t('notFound.text')}>
      <Button component={Link} to="/">
        {t('notFound.home')}
      </Button>
    </Message>
  );
}

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('platform');
  const router = useRouter();
  if (isProblem(error, 404)) return <NotFoundPage />;
  // What the address asks for can't be read, and trying again won't help: the page without it does.
  if (isProblem(error, 400) && error.errors.length > 0) {
    return (
      <Message title={error.title} text={error.errors.map(({ message }) => message).join(' ')}>
        <Button onClick={() => void router.navigate({ to: router.state.location.pathname })}>
          {t('failed.plain')}
        </Button>
      </Message>
    );
  }
  return (
    <Message
      title={isProblem(error) ? error.title : t('failed.title')}
      text={isProblem(error) ? (error.detail ?? '') : t('failed.text')}
    >
      <Button
        onClick={() => {
          reset();
          void router.invalidate();
        }}
      >
        {t('failed.again')}
      </Button>
      {error instanceof Error && !isProblem(error) && <Code fz="xs">{error.message}</Code>}
    </Message>
  );
}

function Message({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Stack align="flex-start" gap="sm" p="xl" maw={560} mx="auto" pt="12vh" role="alert">
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text c="dimmed">{text}</Text>
      <Group>{children}</Group>
    </Stack>
  );
}
