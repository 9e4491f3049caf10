import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { extensionsOf } from '../../features';
import { Icon } from '../../platform/icons';
import { newWords } from '../words';
import type { ListSearch } from './listSearch';

const taught = ['company', 'person', 'lead', 'opportunity', 'task', 'product', 'quote'] as const;

/** Says what belongs here and offers the first step; after a filter, the way back. */
export function EmptyList({
  object,
  filtered,
  onSearch,
}: {
  object: ObjectDefinition;
  filtered: boolean;
  onSearch: (changes: Partial<ListSearch>) => void;
}) {
  const { t } = useTranslation('records');
  const name = taught.find((one) => one === object.name) ?? 'other';
  return (
    <Stack align="center" gap="xs" pt="14vh" px="lg" ta="center" c="dimmed">
      <Icon name={object.icon} size={34} />
      <Title order={2} size="h4" c="var(--mantine-color-text)">
        {filtered ? t('empty.filtered') : t('empty.title', { objects: object.pluralLabel })}
      </Title>
      <Text size="sm" maw={420}>
        {filtered ? t('empty.filteredText') : t(`empty.${name}`)}
      </Text>
      <Group mt="sm" justify="center">
        {filtered && (
          <Button variant="default" onClick={() => onSearch({ filter: undefined })}>
            {t('filter.clear')}
          </Button>
        )}
        {!filtered && object.can.create && (
          <Button onClick={() => onSearch({ create: true })}>{newWords(object)}</Button>
        )}
        {!filtered &&
          extensionsOf(object.name).map(({ listActions: Actions }, index) =>
            Actions ? <Actions key={index} object={object} empty /> : null,
          )}
      </Group>
    </Stack>
  );
}
