import { Avatar, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { useSignedIn } from '../../platform/session/session';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../../records/catalog';
import { changeRecord, refresh } from '../../records/changes';
import { nameOf, referenceOf } from '../all';
import { InlineNumber } from '../InlineNumber';
import { InlineSelect } from '../InlineSelect';
import { InlineText } from '../InlineText';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  roles: RecordData[];
  teams: RecordData[];
  onActivate: () => void;
}

export function UserRow({ object, record, roles, teams, onActivate }: Props) {
  const { t } = useTranslation('administration');
  const { user: me } = useSignedIn();
  const name = nameOf(record);
  const limit = fieldOf(object, 'discountLimit');
  const active = record.active === true;
  const deactivating = useMutation({
    mutationFn: () => request<void>(`/api/users/${record.id}/activation`, { method: 'DELETE' }),
    onSuccess: () => {
      refresh('user');
      const id = `deactivated-${record.id}`;
      notifications.show({
        id,
        withBorder: true,
        autoClose: 8000,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t('users.deactivated', { name })}</Text>
            <Button
              variant="light"
              flex="none"
              onClick={() => {
                notifications.hide(id);
                onActivate();
              }}
            >
              {t('users.activateAgain')}
            </Button>
          </Group>
        ),
      });
    },
    onError: notifyProblem,
  });

  const viewing = useOnce({
    mutationFn: () =>
      request<void>('/api/session/view', { method: 'POST', body: { user: record.id } }),
    // Nothing that the administrator sees may stay in memory.
    onSuccess: () => window.location.assign('/'),
    onError: notifyProblem,
  });

  return (
    <tr>
      <td data-wide>
        <Group gap={10} wrap="nowrap">
          <Avatar name={name} size={26} radius="xl" color={active ? 'accent' : 'gray'} />
          <InlineText
            aria-label={t('users.nameOf', { name })}
            flex={1}
            value={name}
            fw={550}
            onSave={(next) => changeRecord(object, record, { name: next || null })}
          />
        </Group>
      </td>
      <td data-wide>
        <InlineText
          aria-label={t('users.emailOf', { name })}
          type="email"
          value={String(record.email ?? '')}
          placeholder={t('users.noEmail')}
          onSave={(next) => changeRecord(object, record, { email: next || null })}
        />
      </td>
      <td>
        <InlineSelect
          label={t('users.roleOf', { name })}
          object="role"
          options={roles}
          value={referenceOf(record, 'role')}
          placeholder={t('users.noRole')}
          onSave={(role) => changeRecord(object, record, { role })}
        />
      </td>
      <td>
        <InlineSelect
          label={t('users.teamOf', { name })}
          object="team"
          options={teams}
          value={referenceOf(record, 'team')}
          placeholder={t('users.noTeam')}
          clearable
          onSave={(team) => changeRecord(object, record, { team })}
        />
      </td>
      {limit && (
        <td>
          <InlineNumber
            label={`${limit.label}: ${name}`}
            suffix=" %"
            placeholder="%"
            value={typeof record.discountLimit === 'number' ? record.discountLimit : null}
            onSave={(next) => changeRecord(object, record, { discountLimit: next })}
          />
        </td>
      )}
      <td data-wide>
        <Group gap={8} wrap="nowrap" justify="space-between">
          <Text span size="sm" c={active ? 'var(--good)' : 'dimmed'}>
            {active ? t('users.isActive') : t('users.isInactive')}
          </Text>
          {active ? (
            record.id !== me.id && (
              <Group gap={0} wrap="nowrap">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t('users.viewAsNamed', { name })}
                  loading={viewing.isPending}
                  onClick={() => viewing.mutate()}
                >
                  {t('users.viewAs')}
                </Button>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t('users.newPasswordNamed', { name })}
                  onClick={onActivate}
                >
                  {t('users.newPassword')}
                </Button>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t('users.deactivateNamed', { name })}
                  loading={deactivating.isPending}
                  onClick={() => deactivating.mutate()}
                >
                  {t('users.deactivate')}
                </Button>
              </Group>
            )
          ) : (
            <Button
              size="compact-xs"
              variant="light"
              aria-label={t('users.activateNamed', { name })}
              onClick={onActivate}
            >
              {t('users.activate')}
            </Button>
          )}
        </Group>
      </td>
    </tr>
  );
}
