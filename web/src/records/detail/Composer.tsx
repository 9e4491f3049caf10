import { SegmentedControl } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { composers } from '../../features';
import type { ObjectDefinition, RecordData, Reference } from '../../platform/api';
import { useShortcuts } from '../../platform/shortcuts';
import { fieldOf, useCatalog } from '../catalog';
import { labelOf } from '../changes';
import classes from './detail.module.css';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
}

/** Writes on the record's time line what the features offer: a note, a task. */
export function Composer({ object, record }: Props) {
  const { t } = useTranslation('detail');
  const catalog = useCatalog();
  const kinds = composers.flatMap(({ object: name, composer }) => {
    const kind = catalog.objects.find((one) => one.name === name);
    const fits = kind && fieldOf(kind, 'about')?.targets?.includes(object.name);
    return kind?.can.create && fits ? [{ kind, composer }] : [];
  });
  const [chosen, setChosen] = useState<string>();
  const current = kinds.find(({ kind }) => kind.name === chosen) ?? kinds[0];
  const [asked, setAsked] = useState(0);

  function open(name: string) {
    setChosen(name);
    setAsked((times) => times + 1);
  }

  useShortcuts(
    object.label,
    kinds.map(({ kind, composer }) => ({
      keys: composer.key,
      label: composer.label(),
      run: () => open(kind.name),
    })),
  );
  if (!current) return null;

  const { form: Form } = current.composer;
  const about: Reference = { id: record.id, object: object.name, label: labelOf(object, record) };
  return (
    <div className={classes.composer}>
      {kinds.length > 1 && (
        <SegmentedControl
          size="xs"
          mb={8}
          value={current.kind.name}
          onChange={open}
          data={kinds.map(({ kind }) => ({ value: kind.name, label: kind.label }))}
          aria-label={t('timeline.kind')}
        />
      )}
      <Suspense fallback={<div className={classes.composerWait} />}>
        <Form key={current.kind.name} object={current.kind} about={about} asked={asked} />
      </Suspense>
    </div>
  );
}
