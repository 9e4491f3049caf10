import { Alert, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition } from '../../platform/api';
import { Icon } from '../../platform/icons';
import { isProblem } from '../../platform/problem';
import { queryClient } from '../../platform/queryClient';
import { fieldOf, useCatalog } from '../../records/catalog';
import classes from '../administration.module.css';
import {
  accessQuery,
  inOrder,
  operations,
  sameAccess,
  saveAccess,
  scopesOf,
  withScope,
} from './access';
import type { Operation, RoleAccess, Scope } from './access';
import { FieldAccessRow } from './FieldAccessRow';
import own from './roles.module.css';

/** What a role may do with each object: changed as much as one likes, then saved as one. */
export function AccessMatrix({ role }: { role: Id }) {
  const { t } = useTranslation('administration');
  const saved = useSuspenseQuery(accessQuery(role)).data;
  const { objects } = useCatalog();
  const [draft, setDraft] = useState<RoleAccess | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const access = draft ?? saved;
  const dirty = draft !== null && !sameAccess(draft, saved);
  const saving = useMutation({
    mutationFn: (next: RoleAccess) => saveAccess(role, next),
    onSuccess: (next) => {
      queryClient.setQueryData(accessQuery(role).queryKey, next);
      setDraft(null);
    },
  });
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('roles.leave')),
    enableBeforeUnload: () => dirty,
  });

  const shown = inOrder(access.objects).flatMap((one) => {
    const object = objects.find(({ name }) => name === one.object);
    return object ? [{ access: one, object }] : [];
  });
  return (
    <>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${own.matrix}`}>
          <thead>
            <tr>
              <th scope="col">{t('roles.object')}</th>
              {operations.map((operation) => (
                <th key={operation} scope="col">
                  {t(`roles.operations.${operation}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ access: one, object }) => (
              <Fragment key={object.name}>
                <tr>
                  <th scope="row">
                    <ObjectName
                      object={object}
                      restricted={access.fields.filter((f) => f.object === object.name).length}
                      opened={opened === object.name}
                      onToggle={() => setOpened(opened === object.name ? null : object.name)}
                    />
                  </th>
                  {operations.map((operation) => (
                    <td key={operation}>
                      <ScopeSelect
                        object={object}
                        operation={operation}
                        value={one[operation]}
                        onChange={(scope) =>
                          setDraft(withScope(access, object.name, operation, scope))
                        }
                      />
                    </td>
                  ))}
                </tr>
                {opened === object.name && (
                  <FieldAccessRow object={object} access={access} onChange={setDraft} />
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {saving.error && (
        <Alert color="red" role="alert" mt="sm">
          {isProblem(saving.error)
            ? (saving.error.errors[0]?.message ?? saving.error.message)
            : t('failed')}
        </Alert>
      )}
      {dirty && (
        <div className={own.save}>
          <Text size="sm" flex={1}>
            {t('roles.unsaved')}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={() => setDraft(null)}>
              {t('roles.discard')}
            </Button>
            <Button loading={saving.isPending} onClick={() => saving.mutate(access)}>
              {t('save')}
            </Button>
          </Group>
        </div>
      )}
    </>
  );
}

function ObjectName({
  object,
  restricted,
  opened,
  onToggle,
}: {
  object: ObjectDefinition;
  restricted: number;
  opened: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation('administration');
  return (
    <button
      type="button"
      className={own.object}
      aria-expanded={opened}
      aria-label={t('roles.fieldsOf', { object: object.pluralLabel })}
      onClick={onToggle}
    >
      <IconChevronRight size={14} stroke={1.8} aria-hidden className={own.chevron} />
      <Icon name={object.icon} size={16} />
      <span>{object.pluralLabel}</span>
      {restricted > 0 && (
        <span className={own.restricted}>{t('roles.restricted', { count: restricted })}</span>
      )}
    </button>
  );
}

function ScopeSelect({
  object,
  operation,
  value,
  onChange,
}: {
  object: ObjectDefinition;
  operation: Operation;
  value: Scope;
  onChange: (scope: Scope) => void;
}) {
  const { t } = useTranslation('administration');
  const scopes = scopesOf(object.name, operation, fieldOf(object, 'owner'));
  const word = (scope: Scope) =>
    scopes.length === 2
      ? t(`roles.either.${scope === 'none' ? 'no' : 'yes'}`)
      : t(`roles.scopes.${scope}`);
  if (scopes.length === 1) {
    return (
      <Text span size="xs" c="dimmed" title={t('roles.administratorsOnly')}>
        {t('roles.administrators')}
      </Text>
    );
  }
  return (
    <NativeSelect
      size="xs"
      className={`${classes.plainInput} ${own.scope}`}
      data-scope={value}
      aria-label={t('roles.scopeOf', {
        operation: t(`roles.operations.${operation}`),
        object: object.pluralLabel,
      })}
      data={scopes.map((scope) => ({ value: scope, label: word(scope) }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Scope)}
    />
  );
}
