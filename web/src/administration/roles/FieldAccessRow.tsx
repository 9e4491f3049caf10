import { CloseButton, Group, NativeSelect, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { fieldOf } from '../../records/catalog';
import { operations, withField } from './access';
import type { FieldAccess, RoleAccess } from './access';
import own from './roles.module.css';

/** Fields of an object that the role sees without changing them, or doesn't see at all. */
export function FieldAccessRow({
  object,
  access,
  onChange,
}: {
  object: ObjectDefinition;
  access: RoleAccess;
  onChange: (access: RoleAccess) => void;
}) {
  const { t } = useTranslation('administration');
  const restricted = access.fields.filter((one) => one.object === object.name);
  const free = object.fields.filter(
    ({ name }) => name !== object.labelField && !restricted.some(({ field }) => field === name),
  );
  const set = (field: string, to: FieldAccess) =>
    onChange(withField(access, { object: object.name, field, access: to }));
  return (
    <tr>
      <td colSpan={operations.length + 1} className={own.fields}>
        <Text size="xs" c="dimmed" mb={6}>
          {t('roles.fieldsText')}
        </Text>
        {restricted.map(({ field, access: value }) => {
          const label = fieldOf(object, field)?.label ?? field;
          return (
            <Group key={field} gap={8} mb={4}>
              <Text size="sm" w={180} truncate>
                {label}
              </Text>
              <NativeSelect
                size="xs"
                aria-label={t('roles.accessOf', { field: label })}
                data={[
                  { value: 'read', label: t('roles.fieldAccess.read') },
                  { value: 'hidden', label: t('roles.fieldAccess.hidden') },
                ]}
                value={value}
                onChange={(event) => set(field, event.currentTarget.value as FieldAccess)}
              />
              <CloseButton
                size="sm"
                aria-label={t('roles.lift', { field: label })}
                onClick={() => set(field, 'write')}
              />
            </Group>
          );
        })}
        <Select
          size="xs"
          w={260}
          aria-label={t('roles.restrict')}
          placeholder={t('roles.restrict')}
          data={free.map(({ name, label }) => ({ value: name, label }))}
          value={null}
          searchable
          nothingFoundMessage={t('roles.noField')}
          onChange={(field) => field && set(field, 'read')}
        />
      </td>
    </tr>
  );
}
