import { Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage, SavedView } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { useSignedIn } from '../../platform/session/session';
import { useOnce } from '../../platform/useOnce';
import { recordKeys } from '../recordQueries';
import type { Sharing } from './useViewActs';

interface Props {
  /** Undefined for a new one. */
  view: SavedView | undefined;
  /** `roles` are those whose list shall open with it from now on, or no longer. */
  onSave: (said: Sharing, roles: [role: string, wanted: boolean][]) => Promise<void>;
}

/** A view's name and whose it is. */
export function ViewForm({ view, onSave }: Props) {
  const { t } = useTranslation('views');
  const { user } = useSignedIn();
  const [name, setName] = useState(view?.name ?? '');
  const [sharing, setSharing] = useState<SavedView['sharing']>(view?.sharing ?? 'me');
  const [team, setTeam] = useState<string | null>(view?.team?.id ?? user.team?.id ?? null);
  const [roles, setRoles] = useState<string[]>(view?.defaultFor ?? []);
  const teams = useNamed('team', user.administrator ? undefined : 'id==myTeam');
  const allRoles = useNamed('role', undefined, user.administrator);
  const saving = useOnce({
    mutationFn: () => {
      const before = view?.defaultFor ?? [];
      const wanted = sharing === 'all' ? roles : [];
      return onSave({ name: name.trim(), sharing, team: sharing === 'team' ? team : null }, [
        ...wanted
          .filter((role) => !before.includes(role))
          .map((role) => [role, true] as [string, boolean]),
        ...before
          .filter((role) => !wanted.includes(role))
          .map((role) => [role, false] as [string, boolean]),
      ]);
    },
    onError: (error) => {
      if (!isProblem(error, 422)) notifyProblem(error);
    },
  });
  const errors = isProblem(saving.error, 422) ? saving.error.byField : {};
  const elsewhere = Object.entries(errors).filter(([field]) => !['name', 'team'].includes(field));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('form.name')}
          data-autofocus
          required
          maxLength={100}
          dir="auto"
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <Text size="sm" fw={500} mb={4} id="view-sharing">
            {t('form.sharing')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="view-sharing"
            value={sharing}
            onChange={(value) => setSharing(value as SavedView['sharing'])}
            data={[
              { value: 'me', label: t('form.me') },
              { value: 'team', label: t('form.team'), disabled: teams.length === 0 },
              { value: 'all', label: t('form.all') },
            ]}
          />
        </div>
        {sharing === 'team' && (
          <Select
            label={t('form.whichTeam')}
            data={teams}
            value={team}
            error={errors.team}
            onChange={setTeam}
            allowDeselect={false}
          />
        )}
        {sharing === 'all' && user.administrator && (
          <MultiSelect
            label={t('form.roles')}
            description={t('form.rolesHint')}
            data={allRoles}
            value={roles}
            onChange={setRoles}
          />
        )}
        {elsewhere.map(([field, message]) => (
          <Text key={field} size="sm" c="red" role="alert">
            {message}
          </Text>
        ))}
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!name.trim()}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useNamed(object: string, filter: string | undefined, enabled = true) {
  const query = { fields: 'name', filter, limit: 200, sort: 'name' };
  const { data } = useQuery({
    queryKey: recordKeys.list(object, query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${object}`, { query, signal }),
    enabled,
  });
  return (data?.records ?? []).map(({ id, name }) => ({ value: id, label: String(name) }));
}
