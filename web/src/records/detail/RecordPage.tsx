import { Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ObjectDefinition } from '../../platform/api';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useObjectByPath } from '../catalog';
import { recordQuery } from '../recordQueries';

const route = getRouteApi('/shell/$path/$id');

export function RecordPage() {
  const { path, id } = route.useParams();
  const object = useObjectByPath(path);
  return object ? <RecordHead object={object} id={id} /> : <NotFoundPage />;
}

function RecordHead({ object, id }: { object: ObjectDefinition; id: string }) {
  const record = useSuspenseQuery(recordQuery(object.name, id)).data;
  return (
    <PageHeader>
      <Text component="h1" fw={600}>
        {String(record[object.labelField] ?? '')}
      </Text>
    </PageHeader>
  );
}
