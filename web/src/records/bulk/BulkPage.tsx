import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BulkChange, ObjectDefinition, RefusedRecords } from '../../platform/api';
import { request } from '../../platform/client';
import { formatDateTime, formatNumber, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useOnce } from '../../platform/useOnce';
import { JobProgress } from '../../transfer/jobs/JobProgress';
import { useJob } from '../../transfer/jobs/jobs';
import { fieldOf, useObject } from '../catalog';
import { bulkChangeQuery, reverseAll } from './changeAll';

const route = getRouteApi('/shell/bulk-changes/$id');

/** What became of a change to many records, with those that refused it, and the way back. */
export function BulkPage() {
  const { id } = route.useParams();
  const { data: change, error } = useQuery(bulkChangeQuery(id));
  const object = useObject(change?.object ?? '');
  if (error && !change) return <NotFoundPage />;
  return change && object ? <Report change={change} object={object} /> : null;
}

function Report({ change, object }: { change: BulkChange; object: ObjectDefinition }) {
  const { t } = useTranslation('views');
  const format = useFormat();
  const job = useJob(change.job);
  const undoing = useOnce({ mutationFn: () => reverseAll(change.id), onError: notifyProblem });
  const running = change.state === 'running' || change.state === 'reversing';
  const fields = change.fields.map((name) => fieldOf(object, name)?.label ?? name).join(', ');
  const title = change.delete
    ? t('bulk.deleted', { objects: object.pluralLabel })
    : t('bulk.changed', { objects: object.pluralLabel, fields });
  const number = (value: number) => formatNumber(value, format);
  return (
    <>
      <PageHeader>
        <Text component="h1" fw={600} truncate>
          {title}
        </Text>
      </PageHeader>
      <Stack p="lg" gap="md" maw={820}>
        <Text size="sm" c="dimmed">
          {formatDateTime(change.createdAt, format)} · {t(`bulk.states.${change.state}`)}
        </Text>
        {running && job && <JobProgress job={job} />}
        <Group gap="xl">
          <Figure
            label={t('bulk.found')}
            value={change.total === null ? '…' : number(change.total)}
          />
          <Figure label={t('bulk.done')} value={number(change.changed)} />
          <Figure label={t('bulk.refused')} value={number(change.refused)} />
        </Group>
        {change.kept !== null && (
          <Text size="sm">{t('bulk.kept', { count: change.kept ?? 0 })}</Text>
        )}
        <Group>
          <Button component={Link} to={`/${object.path}`} variant="default">
            {t('bulk.toList', { objects: object.pluralLabel })}
          </Button>
          {!running && change.state !== 'reversed' && change.changed > 0 && (
            <Button
              variant="light"
              leftSection={<IconArrowBackUp size={16} />}
              loading={undoing.isPending}
              onClick={() => undoing.mutate()}
            >
              {t('bulk.undo')}
            </Button>
          )}
        </Group>
        {change.refused > 0 && <Refused change={change} object={object} />}
      </Stack>
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={22} fw={600} className="tabular">
        {value}
      </Text>
    </div>
  );
}

function Refused({ change, object }: { change: BulkChange; object: ObjectDefinition }) {
  const { t } = useTranslation('views');
  const query = useInfiniteQuery({
    queryKey: ['bulk-changes', change.id, 'refused', change.refused],
    queryFn: ({ pageParam, signal }) =>
      request<RefusedRecords>(`/api/bulk-changes/${change.id}/refused`, {
        query: { after: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });
  const records = query.data?.pages.flatMap((page) => page.records) ?? [];
  return (
    <div>
      <Title order={2} size="h5" mb="xs">
        {t('bulk.refusedTitle')}
      </Title>
      <Table>
        <Table.Tbody>
          {records.map((record) => (
            <Table.Tr key={record.id}>
              <Table.Td>
                {record.label === null ? (
                  t('bulk.gone')
                ) : (
                  <Anchor component={Link} size="sm" to={`/${object.path}/${record.id}`} dir="auto">
                    {record.label}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{record.errors.map(({ message }) => message).join(' ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {query.hasNextPage && (
        <Button variant="subtle" mt="xs" onClick={() => void query.fetchNextPage()}>
          {t('bulk.more')}
        </Button>
      )}
    </div>
  );
}
