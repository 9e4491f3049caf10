import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { countQuery } from '../../records/list/listData';
import { exportAddress } from './shown';
import type { FileKind, Shown } from './shown';

/** Which form, and which columns; the download begins at once. */
export function ExportForm({
  object,
  shown,
  onDone,
}: {
  object: ObjectDefinition;
  shown: Shown;
  onDone: () => void;
}) {
  const { t } = useTranslation('transfer');
  const [kind, setKind] = useState<FileKind>('csv');
  const [columns, setColumns] = useState('shown');
  const { data: count } = useQuery(countQuery(object, shown.filter, true));
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {count ? t('export.count', { count: count.value }) : '…'}
      </Text>
      <Radio.Group
        label={t('export.kind')}
        value={kind}
        onChange={(value) => setKind(value as FileKind)}
      >
        <Stack gap={6} mt={4}>
          <Radio value="csv" label={t('export.kinds.csv')} data-autofocus />
          <Radio value="xlsx" label={t('export.kinds.xlsx')} />
          {object.name === 'person' && <Radio value="vcf" label={t('export.kinds.vcf')} />}
        </Stack>
      </Radio.Group>
      {kind !== 'vcf' && (
        <Radio.Group label={t('export.columns')} value={columns} onChange={setColumns}>
          <Stack gap={6} mt={4}>
            <Radio value="shown" label={t('export.shown')} />
            <Radio value="all" label={t('export.all')} description={t('export.allHelp')} />
          </Stack>
        </Radio.Group>
      )}
      <Group justify="flex-end">
        <Button
          component="a"
          href={exportAddress(object, shown, kind, columns === 'all')}
          download
          leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
          onClick={() => setTimeout(onDone)}
        >
          {t('export.download')}
        </Button>
      </Group>
    </Stack>
  );
}
