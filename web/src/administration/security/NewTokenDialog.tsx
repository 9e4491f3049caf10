import { Alert, Button, Group, Modal, MultiSelect, Radio, Select, Stack } from '@mantine/core';
import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { currentLocale } from '../../platform/languages';
import { isProblem } from '../../platform/problem';
import { useSignedIn } from '../../platform/session/session';
import { useCatalog } from '../../records/catalog';
import { refreshAccount } from './api';
import type { ApiToken, CreatedApiToken } from './api';
import { CopyField } from './CopyField';

const days = [7, 30, 90, 365];

/** Makes a token; its secret is shown here only. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('security');
  const { user } = useSignedIn();
  const catalog = useCatalog();
  const form = useForm({
    initialValues: {
      name: '',
      level: 'read' as ApiToken['level'],
      objects: [] as string[],
      days: '90',
    },
    validate: { name: (value) => (value.trim() ? null : t('tokens.nameMissing')) },
  });
  const making = useMutation({
    mutationFn: ({ name, level, objects, days: valid }: typeof form.values) =>
      request<CreatedApiToken>('/api/account/tokens', {
        method: 'POST',
        body: {
          name: name.trim(),
          level,
          objects: level === 'administer' || objects.length === 0 ? null : objects,
          days: Number(valid),
        },
      }),
    onSuccess: refreshAccount,
    onError: (error) => {
      if (isProblem(error)) form.setErrors(error.byField);
      focusFirstInvalid();
    },
  });
  const inDays = new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
  });
  const levels = (['read', 'write', 'administer'] as const).filter(
    (level) => level !== 'administer' || user.administrator,
  );

  if (making.data) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('tokens.secretTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
        // A slip of the mouse must not lose the token.
        closeOnClickOutside={false}
      >
        <Stack gap="sm">
          <Text size="sm">{t('tokens.secretText')}</Text>
          <CopyField label={t('tokens.secret')} value={making.data.secret} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('done')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tokens.add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit((values) => making.mutate(values), focusFirstInvalid)}
      >
        <Stack gap="md">
          {making.error && (
            <Alert color="red" role="alert">
              {making.error.message}
            </Alert>
          )}
          <TextInput
            label={t('tokens.name')}
            maxLength={100}
            dir="auto"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Radio.Group label={t('tokens.level')} {...form.getInputProps('level')}>
            <Stack gap={8} mt={6}>
              {levels.map((level) => (
                <Radio key={level} value={level} label={t(`tokens.levels.${level}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {form.values.level !== 'administer' && (
            <MultiSelect
              label={t('tokens.objects')}
              description={t('tokens.objectsText')}
              placeholder={form.values.objects.length === 0 ? t('tokens.all') : ''}
              data={catalog.objects.map(({ name, pluralLabel }) => ({
                value: name,
                label: pluralLabel,
              }))}
              searchable
              clearable
              {...form.getInputProps('objects')}
            />
          )}
          <Select
            label={t('tokens.days')}
            data={days.map((count) => ({ value: String(count), label: inDays.format(count) }))}
            allowDeselect={false}
            {...form.getInputProps('days')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={making.isPending}>
              {t('tokens.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
