import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useObjectByPath } from '../catalog';

const route = getRouteApi('/shell/$path');

export function ListPage() {
  const object = useObjectByPath(route.useParams().path);
  if (!object) return <NotFoundPage />;
  return (
    <PageHeader>
      <Text component="h1" fw={600}>
        {object.pluralLabel}
      </Text>
    </PageHeader>
  );
}
