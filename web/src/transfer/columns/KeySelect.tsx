import { Checkbox, Radio, Select, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportTarget, Mapping } from '../imports';
import classes from './columns.module.css';
import { keyTargets } from './mapping';

/** The field by which a row finds the record that is already here, to update it instead of making a second one. */
export function KeySelect({
  targets,
  mapping,
  error,
  onChange,
}: {
  targets: ImportTarget[];
  mapping: Mapping;
  error: string | undefined;
  onChange: (changes: Partial<Mapping>) => void;
}) {
  const { t } = useTranslation('transfer');
  const keys = keyTargets(mapping, targets);
  if (keys.length === 0) return null;
  return (
    <section className={classes.section}>
      <Title order={2} size="h5">
        {t('key.title')}
      </Title>
      <Text size="sm" c="dimmed" mb={10}>
        {t('key.text')}
      </Text>
      <Select
        aria-label={t('key.title')}
        maw={340}
        data={keys.map(({ field, label }) => ({ value: field, label: t('key.by', { label }) }))}
        placeholder={t('key.never')}
        value={mapping.key}
        error={error}
        clearable
        clearButtonProps={{ 'aria-label': t('key.never') }}
        onChange={(key) => onChange({ key })}
      />
      {mapping.key !== null && (
        <Stack gap="sm" mt="sm">
          <Radio.Group
            label={t('key.unknown')}
            value={mapping.createNew ? 'create' : 'refuse'}
            onChange={(value) => onChange({ createNew: value === 'create' })}
          >
            <Stack gap={6} mt={4}>
              <Radio value="create" label={t('key.create')} />
              <Radio value="refuse" label={t('key.refuse')} />
            </Stack>
          </Radio.Group>
          <Checkbox
            label={t('key.clear')}
            checked={mapping.clearEmpty}
            onChange={(event) => onChange({ clearEmpty: event.currentTarget.checked })}
          />
        </Stack>
      )}
    </section>
  );
}
