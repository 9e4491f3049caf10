import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldUse, ShapedField } from './api';

interface Props {
  field: ShapedField;
  use: FieldUse;
  onRemove: () => void;
  onClose: () => void;
}

/** Says what goes on without a field, and what is set up with it, before it is taken away. */
export function RemoveDialog({ field, use, onRemove, onClose }: Props) {
  const { t } = useTranslation('fields');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('removeTitle', { name: field.label })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        {use.fields.length > 0 && (
          <Text size="sm">{t('usedByFields', { names: use.fields.join(', ') })}</Text>
        )}
        {use.views.length + use.ownViews > 0 && <Text size="sm">{t('usedByViews')}</Text>}
        <List size="sm">
          {use.views.map((view) => (
            <List.Item key={view} dir="auto">
              {view}
            </List.Item>
          ))}
          {use.ownViews > 0 && <List.Item>{t('ownViews', { count: use.ownViews })}</List.Item>}
        </List>
        {use.others.length > 0 && (
          <>
            <Text size="sm">{t('usedByOthers')}</Text>
            <List size="sm">
              {use.others.map((other) => (
                <List.Item key={other} dir="auto">
                  {other}
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" onClick={onRemove}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
