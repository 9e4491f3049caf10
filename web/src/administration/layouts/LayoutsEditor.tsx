import { Alert, Button, Group, Select, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { offer } from '../../platform/offer';
import { isProblem } from '../../platform/problem';
import classes from '../administration.module.css';
import own from '../fields/fields.module.css';
import { saveLayouts } from './api';
import type { KeptLayout, ObjectLayouts } from './api';
import { isGeneral, standardLayout, upToDate } from './draft';
import { LayoutEditor } from './LayoutEditor';
import { pagePanels } from './panels';
import { useDraft } from './useDraft';

interface Props {
  kept: ObjectLayouts;
  object: ObjectDefinition;
}

/** All layouts of an object: the general one, and those for some roles or types of record. */
export function LayoutsEditor({ kept, object }: Props) {
  const { t } = useTranslation('administration');
  const draft = useDraft(kept);
  const [at, setAt] = useState<string | null>(null);
  const panels = pagePanels(object);
  const { layouts, typeField } = draft.now;
  const standard = standardLayout(object, panels, t('layouts.general'));
  const general = layouts.find(isGeneral) ?? standard;
  const all = [general, ...layouts.filter((layout) => layout !== general)];
  const shown = all.find(({ name }) => name === at) ?? general;
  const choices = object.fields.filter(({ type }) => type === 'choice' || type === 'multiChoice');

  const saving = useMutation({
    mutationFn: () => saveLayouts(draft.now, kept.version),
    onSuccess: ({ version }) => {
      const id = `layouts-${object.name}`;
      offer({
        id,
        message: t('layouts.saved', { name: object.pluralLabel }),
        action: t('layouts.undo'),
        act: () => {
          notifications.hide(id);
          saveLayouts(kept, version).catch(notifyProblem);
        },
      });
    },
  });

  function put(before: KeptLayout, after: KeptLayout | null) {
    const others = layouts.filter((layout) => layout !== before);
    const index = layouts.indexOf(before);
    draft.change({
      ...draft.now,
      layouts: after ? others.toSpliced(index < 0 ? 0 : index, 0, after) : others,
    });
    if (after) setAt(after.name);
  }

  function add() {
    let number = all.length + 1;
    while (all.some(({ name }) => name === t('layouts.new', { number }))) number++;
    const name = t('layouts.new', { number });
    const copy = { ...upToDate(shown, object, panels), name, roles: [], types: [] };
    // The general one stands first: until the new one is for somebody, nothing else tells them apart.
    draft.change({ ...draft.now, layouts: [...all, copy] });
    setAt(name);
  }

  return (
    <>
      <div className={classes.bar}>
        <Title order={2} size="h5" className={classes.grow}>
          {object.pluralLabel}
        </Title>
        <Button
          variant="subtle"
          color="gray"
          disabled={!draft.changed}
          leftSection={<IconArrowBackUp size={15} stroke={1.8} aria-hidden />}
          onClick={draft.undo}
        >
          {t('layouts.undo')}
        </Button>
        <Button
          disabled={!draft.changed}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('save')}
        </Button>
      </div>
      {saving.error && (
        <Alert color="red" role="alert" mb={12} title={saving.error.message}>
          {isProblem(saving.error) &&
            saving.error.errors.map(({ message }, index) => <div key={index}>{message}</div>)}
        </Alert>
      )}
      {choices.length > 0 && (
        <Select
          label={t('layouts.typeField')}
          description={t('layouts.typeFieldText')}
          maw={420}
          mb={14}
          clearable
          data={choices.map(({ name, label }) => ({ value: name, label }))}
          value={typeField}
          onChange={(field) =>
            draft.change({
              ...draft.now,
              typeField: field,
              layouts: layouts.map((layout) => ({ ...layout, types: [] })),
            })
          }
        />
      )}
      <Group gap={4} role="group" aria-label={t('layouts.all')} mb={14}>
        {all.map((layout, index) => (
          <Button
            key={index}
            size="compact-sm"
            variant={layout === shown ? 'light' : 'subtle'}
            color={layout === shown ? undefined : 'gray'}
            aria-pressed={layout === shown}
            onClick={() => setAt(layout.name)}
          >
            {layout.name}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('layouts.add')}
        </Button>
      </Group>
      <div className={own.section}>
        <LayoutEditor
          layout={upToDate(shown, object, panels)}
          object={object}
          typeField={typeField}
          panels={panels}
          general={shown === general}
          onChange={(next) => put(shown, next)}
          onReset={() =>
            put(
              shown,
              shown === general
                ? null
                : { ...standard, name: shown.name, roles: shown.roles, types: shown.types },
            )
          }
          onRemove={() => put(shown, null)}
        />
      </div>
    </>
  );
}
