import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import classes from './administration.module.css';
import { useSaving } from './useSaving';

interface Props {
  label: string;
  value: number | null;
  suffix?: string;
  placeholder?: string;
  onSave: (value: number | null) => Promise<unknown>;
}

/** A number that is edited where it stands: saved on leaving and by Enter, given up by Escape. */
export function InlineNumber({ label, value, onSave, ...props }: Props) {
  const [draft, setDraft] = useState<number | null | undefined>();
  const { save, error } = useSaving(onSave);

  async function leave() {
    if (draft === undefined) return;
    if (draft === value || (await save(draft))) setDraft(undefined);
  }

  return (
    <NumberInput
      size="xs"
      aria-label={label}
      className={classes.plainInput}
      value={(draft === undefined ? value : draft) ?? ''}
      error={error}
      hideControls
      clampBehavior="none"
      onChange={(next) => setDraft(next === '' ? null : Number(next))}
      onBlur={() => void leave()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(undefined);
      }}
      {...props}
    />
  );
}
