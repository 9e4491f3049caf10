import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Reference } from '../platform/api';
import { isProblem } from '../platform/problem';
import { useOnce } from '../platform/useOnce';
import { fieldOf } from '../records/catalog';
import { createRecord } from '../records/changes';
import { fieldTypes } from '../records/fieldTypes';
import type { RelationWay } from './relations';

interface Props {
  object: ObjectDefinition;
  ways: RelationWay[];
  /** The party from whose page it is added. */
  here: Reference;
  onDone: () => void;
}

/** Relates this party to another: how, to whom, since when. */
export function AddRelation({ object, ways, here, onDone }: Props) {
  const { t } = useTranslation('network');
  const [key, setKey] = useState<string | null>(null);
  const [other, setOther] = useState<Reference | null>(null);
  const [validFrom, setValidFrom] = useState<unknown>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const way = ways.find((one) => one.key === key);
  const whom = fieldOf(object, way?.outward === false ? 'from' : 'to');
  const since = fieldOf(object, 'validFrom');
  const Whom = fieldTypes.reference.Editor;
  const Since = fieldTypes.date.Editor;

  const adding = useOnce({
    mutationFn: ({ type, outward }: RelationWay) =>
      createRecord(
        object,
        {
          from: outward ? here : other,
          type,
          to: outward ? other : here,
          ...(validFrom ? { validFrom } : {}),
          ...(note.trim() ? { description: note.trim() } : {}),
        },
        { message: t('relations.added', { name: other?.label }) },
      ),
    onSuccess: onDone,
  });
  const refused = isProblem(adding.error)
    ? (adding.error.errors[0]?.message ?? adding.error.title)
    : adding.error?.message;

  function choose(next: string | null) {
    setKey(next);
    const targets = ways.find((one) => one.key === next)?.targets;
    if (other && targets && !targets.includes(other.object)) setOther(null);
  }

  function submit(event: React.FormEvent) {
    event.preventDefault();
    setTried(true);
    if (way && other) adding.mutate(way);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={8} py={8}>
        <Select
          label={t('relations.how')}
          data={ways.map(({ key: value, words }) => ({ value, label: words }))}
          value={key}
          onChange={choose}
          searchable
          autoFocus
          autoSelectOnBlur
          error={tried && !way ? t('relations.howMissing') : undefined}
          comboboxProps={{ transitionProps: { duration: 80 } }}
        />
        <Suspense>
          {whom && (
            <Whom
              field={{
                ...whom,
                label: t('relations.whom'),
                required: false,
                help: null,
                targets: way?.targets ?? whom.targets,
              }}
              value={other}
              onChange={(value) => setOther(value as Reference | null)}
              error={refused ?? (tried && !other ? t('relations.whomMissing') : undefined)}
            />
          )}
          {since?.creatable && (
            <Since field={{ ...since, help: null }} value={validFrom} onChange={setValidFrom} />
          )}
        </Suspense>
        <TextInput
          label={t('relations.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          dir="auto"
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('relations.cancel')}
          </Button>
          <Button type="submit" loading={adding.isPending}>
            {t('relations.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
