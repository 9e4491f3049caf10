import { Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { keepProfile } from '../imports';

/** Keeps how this import is set up, for the next file of its kind. */
export function KeepProfile({ id, onDone }: { id: Id; onDone: () => void }) {
  const { t } = useTranslation('transfer');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keeping = useOnce({
    mutationFn: () => keepProfile(id, name.trim(), shared),
    onSuccess: onDone,
    onError: (error) => {
      if (!isProblem(error, 422)) notifyProblem(error);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keeping.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('profiles.text')}
        </Text>
        <TextInput
          label={t('profiles.name')}
          data-autofocus
          required
          maxLength={100}
          dir="auto"
          value={name}
          error={isProblem(keeping.error, 422) ? keeping.error.byField.name : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          label={t('profiles.shared')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={keeping.isPending} disabled={name.trim() === ''}>
            {t('profiles.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
