import { Button, Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { formatInstantRelative, formatPercent, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { jobsQuery } from '../../transfer/jobs/jobs';
import classes from './duplicates.module.css';
import { isScanning, pairsKey, scansQuery } from './duplicates';
import type { Scan } from './duplicates';

/** When everything was last compared, and a way to do it again; for administrators. */
export function ScanBar({ object }: { object: string }) {
  const { t } = useTranslation('duplicates');
  const client = useQueryClient();
  const scan = useQuery(scansQuery).data?.find((one) => one.object === object);
  const scanning = scan !== undefined && isScanning(scan);
  const before = useRef(scanning);
  useEffect(() => {
    if (before.current && !scanning) void client.invalidateQueries({ queryKey: pairsKey });
    before.current = scanning;
  }, [client, scanning]);
  const starting = useOnce({
    mutationFn: () =>
      request<Schemas['DuplicateScanStarted']>('/api/duplicate-scans', {
        method: 'POST',
        body: { object },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: scansQuery.queryKey });
      await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
    onError: notifyProblem,
  });
  if (!scan) return null;
  return (
    <div className={classes.scan}>
      <Text size="sm" c="dimmed" flex={1} role="status">
        <ScanWords scan={scan} />
      </Text>
      {scanning ? (
        <Progress
          value={percent(scan)}
          w={160}
          aria-label={t('scan.start')}
          transitionDuration={150}
        />
      ) : (
        <Button
          variant="default"
          size="xs"
          loading={starting.isPending}
          onClick={() => starting.mutate()}
        >
          {t('scan.start')}
        </Button>
      )}
    </div>
  );
}

function ScanWords({ scan }: { scan: Scan }) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  if (scan.state === 'waiting') return t('scan.waiting');
  if (isScanning(scan)) {
    return t('scan.running', { percent: formatPercent(Math.floor(percent(scan)), format) });
  }
  return scan.finishedAt
    ? t('scan.last', { when: formatInstantRelative(scan.finishedAt, format) })
    : t('scan.never');
}

function percent({ done, total }: Scan): number {
  return total ? Math.min(100, (100 * done) / total) : 0;
}
