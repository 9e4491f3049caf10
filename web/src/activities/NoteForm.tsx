import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposerProps } from '../platform/feature';
import { useFocusWhenAsked } from './useFocusWhenAsked';
import { useSaving } from './useSaving';

/** Writes a note; Ctrl+Enter saves it. */
export function NoteForm({ object, about, asked }: ComposerProps) {
  const { t } = useTranslation('activities');
  const first = useFocusWhenAsked<HTMLTextAreaElement>(asked);
  const [body, setBody] = useState('');
  const { save, error, isPending } = useSaving(object, () => setBody(''));
  const submit = () => {
    if (body.trim()) save({ body: body.trim(), about }, t('note.added'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={first}
        autosize
        minRows={2}
        maxRows={12}
        dir="auto"
        placeholder={t('note.placeholder')}
        aria-label={t('note.write')}
        value={body}
        error={error}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      />
      {body.trim() !== '' && (
        <Group justify="flex-end" mt={6}>
          <Button type="submit" loading={isPending}>
            {t('note.save')}
          </Button>
        </Group>
      )}
    </form>
  );
}
