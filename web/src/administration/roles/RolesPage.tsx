import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { useObject } from '../../records/catalog';
import { changeRecord, deleteRecord } from '../../records/changes';
import { CreateDialog } from '../../records/form/CreateDialog';
import classes from '../administration.module.css';
import { nameOf, useAllByName } from '../all';
import { InlineText } from '../InlineText';
import { AccessMatrix } from './AccessMatrix';
import own from './roles.module.css';

const route = getRouteApi('/shell/administration/roles');

/** Roles, and what each of them may see and do. */
export function RolesPage() {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const { role: chosen } = route.useSearch();
  const object = useObject('role');
  const roles = useAllByName('role', ['name', 'description', 'administrator', 'discountLimit']);
  const [creating, setCreating] = useState(false);
  const role = roles.find(({ id }) => id === chosen) ?? roles[0];
  if (!object) return null;

  const open = (id: string | undefined) =>
    void navigate({ to: '/administration/roles', search: id ? { role: id } : {} });
  return (
    <div className={own.page}>
      <nav aria-label={t('places.roles')} className={own.list}>
        <ul>
          {roles.map((one) => (
            <li key={one.id}>
              <Link
                to="/administration/roles"
                search={{ role: one.id }}
                className={own.role}
                aria-current={one.id === role?.id ? 'true' : undefined}
              >
                {nameOf(one)}
              </Link>
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setCreating(true)}
        >
          {t('roles.add')}
        </Button>
      </nav>
      {role && (
        <RoleView key={role.id} object={object} role={role} onDeleted={() => open(undefined)} />
      )}
      {creating && (
        <CreateDialog
          object={object}
          onClose={() => setCreating(false)}
          onCreated={(record) => {
            setCreating(false);
            open(record.id);
          }}
        />
      )}
    </div>
  );
}

function RoleView({
  object,
  role,
  onDeleted,
}: {
  object: ObjectDefinition;
  role: RecordData;
  onDeleted: () => void;
}) {
  const { t } = useTranslation('administration');
  const name = nameOf(role);
  return (
    <section className={classes.grow} aria-label={name}>
      <Group wrap="nowrap" gap={8} mb="md">
        <div className={own.words}>
          <InlineText
            aria-label={t('roles.nameOf', { name })}
            value={name}
            size="sm"
            fw={600}
            onSave={(next) => changeRecord(object, role, { name: next || null })}
          />
          <InlineText
            aria-label={t('roles.descriptionOf', { name })}
            value={String(role.description ?? '')}
            placeholder={t('roles.noDescription')}
            onSave={(next) => changeRecord(object, role, { description: next || null })}
          />
        </div>
        <Tooltip label={t('delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('deleteNamed', { name })}
            onClick={() => deleteRecord(object, role).then(onDeleted, notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {role.administrator === true ? (
        <Text size="sm" c="dimmed">
          {t('roles.administrator')}
        </Text>
      ) : (
        <>
          <DiscountLimit object={object} role={role} />
          <Suspense>
            <AccessMatrix role={role.id} />
          </Suspense>
        </>
      )}
    </section>
  );
}

/** How much the role's people may take off a price without asking. */
function DiscountLimit({ object, role }: { object: ObjectDefinition; role: RecordData }) {
  const field = object.fields.find(({ name }) => name === 'discountLimit');
  if (!field) return null;
  return (
    <Group gap={8} mb="md">
      <Text size="sm" component="label" htmlFor="discount-limit">
        {field.label}
      </Text>
      <InlineText
        id="discount-limit"
        w={80}
        dir="ltr"
        inputMode="decimal"
        value={String(role.discountLimit ?? '')}
        onSave={(next) => changeRecord(object, role, { discountLimit: next || null })}
      />
      {field.help && (
        <Text size="xs" c="dimmed">
          {field.help}
        </Text>
      )}
    </Group>
  );
}
