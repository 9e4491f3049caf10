import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { letterheadKey } from './quotes';
import classes from './quotes.module.css';

type Letterhead = Schemas['Letterhead'];

/** The picture on all quotes: chosen and taken away at once, apart from the words. */
export function LetterheadLogo({ letterhead }: { letterhead: Letterhead }) {
  const { t } = useTranslation('quotes');
  const client = useQueryClient();
  const show = (next: Letterhead) => client.setQueryData(letterheadKey, next);
  const choosing = useOnce({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return request<Letterhead>('/api/letterhead/logo', { method: 'POST', body: form });
    },
    onSuccess: show,
  });
  const removing = useOnce({
    mutationFn: () => request<Letterhead>('/api/letterhead/logo', { method: 'DELETE' }),
    onSuccess: show,
  });
  const error = choosing.error ?? removing.error;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {t('letterhead.logo')}
      </Text>
      <Group gap="sm">
        {letterhead.logo && (
          // Another picture has another address, or the browser would show the first one.
          <img
            className={classes.logo}
            src={`/api/letterhead/logo?${letterhead.logo}`}
            alt={t('letterhead.logo')}
          />
        )}
        <FileButton
          accept="image/png,image/jpeg"
          onChange={(file) => file && choosing.mutate(file)}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={choosing.isPending}>
              {t('letterhead.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {letterhead.logo && (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            loading={removing.isPending}
            onClick={() => removing.mutate()}
          >
            {t('letterhead.removeLogo')}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t('letterhead.logoHint')}
      </Text>
      {error && (
        <Text size="sm" c="red" role="alert">
          {(isProblem(error) && error.byField.logo) || error.message}
        </Text>
      )}
    </Stack>
  );
}
