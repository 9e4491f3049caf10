import { Button, Group, TextInput } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposerProps } from '../platform/feature';
import { useFormat } from '../platform/format';
import { useSignedIn } from '../platform/session/session';
import { fieldOf } from '../records/catalog';
import type { Values } from '../records/changes';
import { fieldTypes } from '../records/fieldTypes';
import { forNew } from '../records/form/formFields';
import classes from './activities.module.css';
import { dueOptions } from './tasks';
import { useFocusWhenAsked } from './useFocusWhenAsked';
import { useSaving } from './useSaving';

/** Writes a task: what, by when, and who does it. */
export function TaskForm({ object, about, asked }: ComposerProps) {
  const { t } = useTranslation('activities');
  const first = useFocusWhenAsked<HTMLInputElement>(asked);
  const format = useFormat();
  const { user } = useSignedIn();
  const initial = { owner: { id: user.id, object: 'user', label: user.name } };
  const [values, setValues] = useState<Values>(initial);
  const { save, error, isPending } = useSaving(object, () => setValues(initial));
  const subject = String(values.subject ?? '');
  const more = ['dueAt', 'owner'].flatMap((name) => fieldOf(object, name) ?? []);
  const set = (name: string, value: unknown) => setValues((all) => ({ ...all, [name]: value }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (subject.trim()) save({ ...values, subject: subject.trim(), about }, t('task.added'));
      }}
    >
      <TextInput
        ref={first}
        dir="auto"
        placeholder={t('task.placeholder')}
        aria-label={t('task.write')}
        value={subject}
        error={error}
        onChange={(event) => set('subject', event.currentTarget.value)}
      />
      {subject !== '' && (
        <>
          <Group gap={6} mt={8}>
            {dueOptions(format).map(({ name, at }) => (
              <Button
                key={name}
                size="compact-sm"
                variant={values.dueAt === at ? 'light' : 'default'}
                onClick={() => set('dueAt', values.dueAt === at ? null : at)}
              >
                {t(`due.${name}`)}
              </Button>
            ))}
          </Group>
          <div className={classes.fields}>
            <Suspense>
              {more.map((field) => {
                const { Editor } = fieldTypes[field.type];
                return (
                  <Editor
                    key={field.name}
                    field={{ ...forNew(field), help: null }}
                    value={values[field.name] ?? null}
                    onChange={(value) => set(field.name, value)}
                  />
                );
              })}
            </Suspense>
          </div>
          <Group justify="flex-end" mt={8}>
            <Button type="submit" loading={isPending}>
              {t('task.save')}
            </Button>
          </Group>
        </>
      )}
    </form>
  );
}
