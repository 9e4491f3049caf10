import { Button, SegmentedControl, Select, Stack } from '@mantine/core';
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

/** How several values of a record change: some come, some go, or others take their place. */
const changes = ['add', 'take', 'set'] as const;

/** One new value for every selected record. */
export function BulkEditor({ object, only, count, busy, onApply }: Props) {
  const { t } = useTranslation('records');
  const { t: tt } = useTranslation('tags');
  const [name, setName] = useState(only ?? null);
  const [value, setValue] = useState<unknown>(null);
  const [how, setHow] = useState<(typeof changes)[number]>('add');
  const field = name ? fieldOf(object, name) : undefined;
  const several = field?.type === 'tags' || field?.type === 'multiChoice';
  const adjusts = several && how !== 'set';
  // Assigning means somebody: nobody is chosen under 'Edit a field'.
  const missing = (field?.required || adjusts || only !== undefined) && isEmpty(value);
  const said = () => {
    if (several && how === 'add') return tt('adding', { count });
    if (several && how === 'take') return tt('taking', { count });
    return isEmpty(value) && !missing
      ? t('list.applyEmpty', { count })
      : t('list.apply', { count });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!field || missing) return;
        const change = how === 'add' ? { add: value } : { remove: value };
        onApply({ [field.name]: adjusts ? change : value });
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
        {several && (
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={tt('how')}
            data={changes.map((one) => ({ value: one, label: tt(one) }))}
            value={how}
            onChange={(next) => setHow(next as typeof how)}
          />
        )}
        {field && (
          <FieldInput key={field.name} field={field} value={value} onChange={setValue} autoFocus />
        )}
        <Button type="submit" loading={busy} disabled={!field || missing}>
          {said()}
        </Button>
      </Stack>
    </form>
  );
}
