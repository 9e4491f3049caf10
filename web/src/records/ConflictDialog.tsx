import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from './catalog';
import { currentConflict, onConflict } from './conflict';
import { FieldValue } from './fieldTypes';

/** Somebody else changed the same value meanwhile: both are shown, one is chosen. */
export function ConflictDialog() {
  const { t } = useTranslation('records');
  const conflict = useSyncExternalStore(onConflict, currentConflict);
  if (!conflict) return null;
  const { object, current, mine, decide } = conflict;
  const fields = Object.keys(mine).flatMap((name) => fieldOf(object, name) ?? []);
  return (
    <Modal opened onClose={() => decide({})} title={t('conflict.title')} centered>
      <Stack gap="md">
        <Text size="sm">{t('conflict.text')}</Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th>{t('conflict.theirs')}</Table.Th>
              <Table.Th>{t('conflict.mine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field.name}>
                <Table.Th>{field.label}</Table.Th>
                <Table.Td>
                  <FieldValue field={field} value={current[field.name]} />
                </Table.Td>
                <Table.Td>
                  <FieldValue field={field} value={mine[field.name]} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => decide({})}>
            {t('conflict.keepTheirs')}
          </Button>
          <Button onClick={() => decide(mine)}>{t('conflict.keepMine')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
