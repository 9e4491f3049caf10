import { Button, Group, Modal, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { formatList, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { useObject } from '../../records/catalog';
import { jobsQuery } from '../../transfer/jobs/jobs';
import classes from './duplicates.module.css';

/** Merges what is certain enough to need no look, after saying how many pairs that is. */
export function MergeAll({ object }: { object: string }) {
  const { t } = useTranslation('duplicates');
  const [open, setOpen] = useState(false);
  const can = useObject(object)?.can;
  if (!can?.update || !can.delete) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('mergeAll.open')}
      </Button>
      {open && <Preview object={object} onClose={() => setOpen(false)} />}
    </>
  );
}

function Preview({ object, onClose }: { object: string; onClose: () => void }) {
  const { t } = useTranslation('duplicates');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['duplicates', 'certain', object],
    queryFn: ({ signal }) =>
      request<Schemas['DuplicateMergerPreview']>('/api/duplicate-mergers', {
        query: { object },
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  });
  const merging = useOnce({
    mutationFn: () =>
      request<Schemas['DuplicateMergerStarted']>('/api/duplicate-mergers', {
        method: 'POST',
        body: { object },
      }),
    onSuccess: async () => {
      onClose();
      notifications.show({ message: t('mergeAll.started'), withBorder: true, autoClose: 3000 });
      await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
    onError: notifyProblem,
  });
  const pairs = data?.pairs ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={data ? t('mergeAll.title', { count: pairs }) : t('mergeAll.open')}
      centered
      size="lg"
    >
      {!data && <Skeleton h={80} />}
      {data && (
        <Stack gap="md">
          <Text size="sm">{t(pairs === 0 ? 'mergeAll.none' : 'mergeAll.text')}</Text>
          {pairs > 0 && <Planned object={object} planned={data.first} />}
          {pairs > data.first.length && (
            <Text size="sm" c="dimmed">
              {t('mergeAll.more', { count: pairs - data.first.length })}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('mergeAll.cancel')}
            </Button>
            {pairs > 0 && (
              <Button loading={merging.isPending} onClick={() => merging.mutate()}>
                {t('mergeAll.run')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** The surest pairs: which record stays, which becomes a part of it, and what it fills in. */
function Planned({
  object,
  planned,
}: {
  object: string;
  planned: Schemas['DuplicateMergerPlanned'][];
}) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const fields = useObject(object)?.fields ?? [];
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  return (
    <ScrollArea.Autosize
      mah={320}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('mergeAll.planned') }}
    >
      <table className={classes.rules}>
        <thead>
          <tr>
            <th scope="col">{t('mergeAll.stays')}</th>
            <th scope="col">{t('mergeAll.goes')}</th>
            <th scope="col">{t('mergeAll.filled')}</th>
          </tr>
        </thead>
        <tbody>
          {planned.map(({ survivor, merged, taken }) => (
            <tr key={`${survivor.id} ${merged.id}`}>
              <td>
                <bdi>{survivor.label}</bdi>
              </td>
              <td>
                <bdi>{merged.label}</bdi>
              </td>
              <td>
                {formatList(
                  taken.map((name) => labels.get(name) ?? name),
                  format,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}
