import { Button, Group, Modal, Stack } from '@mantine/core';
import { Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Values } from './changes';
import { isEmpty } from './fieldTypes';
import { FieldInput } from './form/FieldInput';
import { currentMissing, onMissing } from './missing';
import type { Missing } from './missing';

/** A record can't come to a stage without some values: they are asked for, and it goes on. */
export function MissingDialog() {
  const missing = useSyncExternalStore(onMissing, currentMissing);
  return (
    <Suspense fallback={null}>
      {missing && <MissingForm key={missing.record.id} {...missing} />}
    </Suspense>
  );
}

function MissingForm({ record, fields, why, decide }: Missing) {
  const { t } = useTranslation(['fields', 'records']);
  const [values, setValues] = useState<Values>({});
  const whole = fields.every(({ name }) => !isEmpty(values[name]));
  return (
    <Modal opened onClose={() => decide(null)} title={t('missingTitle')} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (whole) decide(values);
        }}
      >
        <Stack gap="md">
          {fields.map((field, index) => (
            <FieldInput
              key={field.name}
              field={{ ...field, required: true }}
              value={values[field.name] ?? null}
              record={{ ...record, ...values }}
              error={isEmpty(values[field.name]) ? why[field.name] : undefined}
              autoFocus={index === 0}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => decide(null)}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!whole}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
