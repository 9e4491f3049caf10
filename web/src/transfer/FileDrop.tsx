import '@mantine/dropzone/styles.css';
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../platform/api';
import { formatPercent, useFormat } from '../platform/format';
import { isProblem } from '../platform/problem';
import { queryClient } from '../platform/queryClient';
import { upload } from '../platform/upload';
import { importQuery, importsQuery } from './imports';
import type { Import } from './imports';
import classes from './NewImportPage.module.css';
import { fileProblem } from './steps';
import type { FileProblem } from './steps';

/** Takes the file and sends it; when the server has read it, the columns come next. */
export function FileDrop({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const sending = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('object', object.name);
      form.set('file', file);
      stop.current = new AbortController();
      setShare(0);
      return upload<Import>('/api/imports', form, {
        onProgress: setShare,
        signal: stop.current.signal,
      });
    },
    onSuccess: (imported) => {
      queryClient.setQueryData(importQuery(imported.id).queryKey, imported);
      void queryClient.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true });
      void navigate({
        to: '/imports/$id',
        params: { id: imported.id },
        search: { step: 'columns' },
      });
    },
  });

  function take(file: File | undefined) {
    if (!file) return;
    const known = fileProblem(file);
    setProblem(known);
    sending.reset();
    if (!known) sending.mutate(file);
  }

  if (sending.isPending) {
    return (
      <Uploading name={sending.variables.name} share={share} onStop={() => stop.current?.abort()} />
    );
  }
  const refusal = problem ? t(`file.problems.${problem}`) : reasonOf(sending.error);
  return (
    <Stack gap="sm">
      {refusal && (
        <Alert color="red" role="alert" title={t('file.notRead')}>
          {refusal}
        </Alert>
      )}
      <Dropzone
        onDrop={(files) => take(files[0])}
        multiple={false}
        classNames={{ root: classes.drop }}
        inputProps={{ 'aria-label': t('file.choose') }}
      >
        <Stack gap={6} align="center">
          <IconFileSpreadsheet size={30} stroke={1.3} color="var(--text-quiet)" aria-hidden />
          <Text fw={550}>{t('file.drop')}</Text>
          <Text size="sm" c="dimmed">
            {t('file.help')}
          </Text>
        </Stack>
      </Dropzone>
    </Stack>
  );
}

function Uploading({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
  const { t } = useTranslation('transfer');
  const format = useFormat();
  return (
    <Stack gap={8} py="md" role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate dir="auto">
          {share < 1 ? t('file.sending', { name }) : t('file.reading', { name })}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          {formatPercent(Math.floor(share * 100), format)}
        </Text>
      </Group>
      <Progress value={share * 100} animated={share === 1} aria-label={name} />
      <Group>
        <Button variant="default" onClick={onStop}>
          {t('file.stop')}
        </Button>
      </Group>
    </Stack>
  );
}

function reasonOf(error: Error | null): string | null {
  if (!error || error.name === 'AbortError') return null;
  if (isProblem(error)) return error.errors[0]?.message ?? error.detail ?? error.title;
  return error.message;
}
