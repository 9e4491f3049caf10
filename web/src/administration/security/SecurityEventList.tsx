import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatDateTime, useFormat } from '../../platform/format';
import type { SecurityEventPage } from './api';

/** What happened about signing in: to oneself, or for administrators to everybody. */
export function SecurityEventList({ everybody = false }: { everybody?: boolean }) {
  const { t } = useTranslation('security');
  const format = useFormat();
  const path = everybody ? '/api/security-events' : '/api/account/security-events';
  const events = useInfiniteQuery({
    queryKey: ['account', 'events', everybody],
    queryFn: ({ pageParam, signal }) =>
      request<SecurityEventPage>(path, { query: { before: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (!events.data) return <Skeleton h={160} />;
  return (
    <Stack gap="sm">
      <Table.ScrollContainer minWidth={everybody ? 560 : 320}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('events.when')}</Table.Th>
              <Table.Th>{t('events.what')}</Table.Th>
              {everybody && <Table.Th>{t('events.who')}</Table.Th>}
              {everybody && <Table.Th>{t('events.by')}</Table.Th>}
              <Table.Th>{t('events.from')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {events.data.pages
              .flatMap((page) => page.events)
              .map((event) => (
                <Table.Tr key={event.id}>
                  <Table.Td>{formatDateTime(event.at, format)}</Table.Td>
                  <Table.Td>
                    {t(`events.kinds.${event.kind}`)}
                    {event.kind === 'EXPORTED' && (
                      <Text size="xs" c="dimmed" dir="auto">
                        {event.detail}
                      </Text>
                    )}
                  </Table.Td>
                  {everybody && (
                    <Table.Td>
                      <bdi>{event.user?.label ?? t('events.nobody')}</bdi>
                    </Table.Td>
                  )}
                  {everybody && (
                    <Table.Td>
                      <bdi>{event.actor?.label}</bdi>
                    </Table.Td>
                  )}
                  <Table.Td>
                    <bdi>{event.address}</bdi>
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {events.hasNextPage && (
        <Group>
          <Button
            variant="default"
            size="sm"
            loading={events.isFetchingNextPage}
            onClick={() => void events.fetchNextPage()}
          >
            {t('events.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** The administration's page of all of them. */
export function SecurityEventsPage() {
  const { t } = useTranslation('security');
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('events.text')}
      </Text>
      <SecurityEventList everybody />
    </Stack>
  );
}
