import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordData, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import { isProblem } from '../../platform/problem';
import { fieldOf, useObject } from '../../records/catalog';
import { CreateDialog } from '../../records/form/CreateDialog';
import { quoted } from '../../records/query/rsql';
import { recordKeys } from '../../records/recordQueries';
import { LinkButton } from '../../platform/links';
import classes from '../administration.module.css';
import { useAllByName } from '../all';
import { ActivationDialog } from './ActivationDialog';
import { UserRow } from './UserRow';

const route = getRouteApi('/shell/administration/users');

/** Who works here, in which team and role, and who may sign in. */
export function UsersPage() {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const { q, show } = route.useSearch();
  const object = useObject('user');
  const roles = useAllByName('role', ['name']);
  const teams = useAllByName('team', ['name']);
  const [creating, setCreating] = useState(false);
  const [activating, setActivating] = useState<RecordData | null>(null);
  const users = useUsers(q, show);
  const search = useDebouncedCallback(
    (text: string) =>
      void navigate({
        to: '/administration/users',
        search: { ...(text && { q: text }), ...(show && { show }) },
        replace: true,
      }),
    250,
  );
  if (!object) return null;
  const limit = fieldOf(object, 'discountLimit');
  const records = users.data?.pages.flatMap((page) => page.records) ?? [];

  return (
    <>
      <div className={classes.bar}>
        <TextInput
          size="xs"
          w={240}
          aria-label={t('users.search')}
          placeholder={t('users.search')}
          leftSection={<IconSearch size={15} stroke={1.6} aria-hidden />}
          defaultValue={q ?? ''}
          onChange={(event) => search(event.currentTarget.value.trim())}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('users.state')}
          data={[
            { value: 'all', label: t('users.all') },
            { value: 'active', label: t('users.active') },
            { value: 'inactive', label: t('users.inactive') },
          ]}
          value={show ?? 'all'}
          onChange={(next) =>
            void navigate({
              to: '/administration/users',
              search: {
                ...(q && { q }),
                ...(next !== 'all' && { show: next as 'active' | 'inactive' }),
              },
              replace: true,
            })
          }
        />
        <span className={classes.grow} />
        <LinkButton to="/imports/new" search={{ object: 'user' }} variant="default">
          {t('users.import')}
        </LinkButton>
        {object.can.create && (
          <Button
            leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('users.add')}
          </Button>
        )}
      </div>
      {users.isError && (
        <Text c="red" role="alert" size="sm">
          {isProblem(users.error) ? users.error.message : t('failed')}
        </Text>
      )}
      {users.isSuccess && records.length === 0 && <Text c="dimmed">{t('users.nobody')}</Text>}
      {records.length > 0 && (
        <table className={`${classes.table} ${classes.cards}`}>
          <thead>
            <tr>
              <th scope="col">{t('users.name')}</th>
              <th scope="col">{t('users.email')}</th>
              <th scope="col">{t('users.role')}</th>
              <th scope="col">{t('users.team')}</th>
              {limit && <th scope="col">{limit.label}</th>}
              <th scope="col">{t('users.mayItSignIn')}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <UserRow
                key={record.id}
                object={object}
                record={record}
                roles={roles}
                teams={teams}
                onActivate={() => setActivating(record)}
              />
            ))}
          </tbody>
        </table>
      )}
      {limit?.help && records.length > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {limit.label}: {limit.help}
        </Text>
      )}
      {users.hasNextPage && (
        <Button
          variant="subtle"
          mt="sm"
          loading={users.isFetchingNextPage}
          onClick={() => void users.fetchNextPage()}
        >
          {t('users.more')}
        </Button>
      )}
      {creating && (
        <CreateDialog
          object={object}
          onClose={() => setCreating(false)}
          onCreated={(record) => {
            setCreating(false);
            setActivating(record);
          }}
        />
      )}
      {activating && <ActivationDialog record={activating} onClose={() => setActivating(null)} />}
    </>
  );
}

const fields = 'name,email,role,team,active,discountLimit';

function useUsers(q: string | undefined, show: 'active' | 'inactive' | undefined) {
  const filters = [
    ...(q ? [`name=contains=${quoted(q)}`] : []),
    ...(show ? [`active==${show === 'active'}`] : []),
  ];
  const filter = filters.length > 0 ? filters.join(';') : undefined;
  return useInfiniteQuery({
    queryKey: recordKeys.list('user', { administration: true, filter }),
    queryFn: ({ pageParam, signal }) =>
      request<RecordPage>('/api/records/user', {
        query: { fields, sort: 'name', limit: 100, filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}
