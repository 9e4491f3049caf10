import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import classes from './administration.module.css';
import { useSaving } from './useSaving';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur'> {
  value: string;
  /** Saves another text; throws a Problem when it is refused. */
  onSave: (value: string) => Promise<unknown>;
}

/** A text that is edited where it stands: saved on leaving and by Enter, given up by Escape. */
export function InlineText({ value, onSave, ...props }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const { save, error } = useSaving(onSave);

  async function leave() {
    if (draft === null) return;
    if (draft.trim() === value || (await save(draft.trim()))) setDraft(null);
  }

  return (
    <TextInput
      size="xs"
      dir="auto"
      className={classes.plainInput}
      value={draft ?? value}
      error={error}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void leave()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(null);
      }}
      {...props}
    />
  );
}
