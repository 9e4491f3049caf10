import { Button, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { fieldOf } from '../catalog';
import type { Values } from '../changes';
import { isEmpty } from '../fieldTypes';
import { FieldInput } from '../form/FieldInput';

interface Props {
  object: ObjectDefinition;
  /** One field only, as for assigning; else any that may be written. */
  only?: string | undefined;
  count: number;
  busy: boolean;
  onApply: (patch: Values) => void;
}

/** One new value for every selected record. */
export function BulkEditor({ object, only, count, busy, onApply }: Props) {
  const { t } = useTranslation('records');
  const [name, setName] = useState(only ?? null);
  const [value, setValue] = useState<unknown>(null);
  const field = name ? fieldOf(object, name) : undefined;
  // Assigning means somebody: nobody is chosen under 'Edit a field'.
  const missing = (field?.required || only !== undefined) && isEmpty(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (field && !missing) onApply({ [field.name]: value });
      }}
    >
      <Stack gap="xs" w={280}>
        {!only && (
          <Select
            size="xs"
            data-autofocus
            label={t('list.field')}
            searchable
            data={object.fields
              .filter((one) => one.writable)
              .map((one) => ({ value: one.name, label: one.label }))}
            comboboxProps={{ withinPortal: false }}
            value={name}
            onChange={(next) => {
              setName(next);
              setValue(null);
            }}
          />
        )}
        {field && (
          <FieldInput key={field.name} field={field} value={value} onChange={setValue} autoFocus />
        )}
        <Button type="submit" loading={busy} disabled={!field || missing}>
          {field && isEmpty(value) && !missing
            ? t('list.applyEmpty', { count })
            : t('list.apply', { count })}
        </Button>
      </Stack>
    </form>
  );
}
