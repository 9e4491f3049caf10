import { Select } from '@mantine/core';
import type { RecordData, Reference } from '../platform/api';
import classes from './administration.module.css';
import { nameOf } from './all';
import { useSaving } from './useSaving';

interface Props {
  label: string;
  object: string;
  options: RecordData[];
  value: Reference | null;
  clearable?: boolean;
  placeholder?: string;
  onSave: (value: Reference | null) => Promise<unknown>;
}

/** A reference among a few, chosen where it stands. */
export function InlineSelect({ label, object, options, value, onSave, ...props }: Props) {
  const { save, error } = useSaving(onSave);
  const data = options.map((record) => ({ value: record.id, label: nameOf(record) }));
  // What isn't among them any more (a deleted team) still has its name.
  if (value && !data.some((option) => option.value === value.id)) {
    data.push({ value: value.id, label: value.label });
  }
  return (
    <Select
      size="xs"
      aria-label={label}
      className={classes.plainInput}
      data={data}
      value={value?.id ?? null}
      error={error}
      searchable={data.length > 7}
      allowDeselect={false}
      maxDropdownHeight={300}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      onChange={(id) => {
        const option = data.find((one) => one.value === id);
        void save(option ? { id: option.value, object, label: option.label } : null);
      }}
      {...props}
    />
  );
}
