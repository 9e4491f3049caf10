import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../platform/shell/PageHeader';

export function HomePage() {
  const { t } = useTranslation('platform');
  return (
    <PageHeader>
      <Text component="h1" fw={600}>
        {t('home.title')}
      </Text>
    </PageHeader>
  );
}
