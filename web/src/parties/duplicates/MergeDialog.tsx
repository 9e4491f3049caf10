import { Alert, Button, Group, Modal, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  FieldDefinition,
  Id,
  ObjectDefinition,
  RecordData,
  Schemas,
} from '../../platform/api';
import { formatDateTime, formatList, useFormat } from '../../platform/format';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { useCatalog } from '../../records/catalog';
import { FieldValue, isEmpty } from '../../records/fieldTypes';
import { recordQuery } from '../../records/recordQueries';
import { offerUndo } from '../../records/undo';
import { Contending } from './Contending';
import classes from './duplicates.module.css';
import {
  compared,
  firstChoice,
  labelOf,
  merge,
  mergedFields,
  opposite,
  previewQuery,
  takenFields,
} from './duplicates';
import type { Side } from './duplicates';

const sides = ['one', 'other'] as const;

interface Props {
  object: ObjectDefinition;
  pair: Record<Side, { id: Id }>;
  onClose: () => void;
}

/** One record of two: which of them stays, and for each field whose value. */
export function MergeDialog({ object, pair, onClose }: Props) {
  const { t } = useTranslation('duplicates');
  const one = useQuery(recordQuery(object.name, pair.one.id));
  const other = useQuery(recordQuery(object.name, pair.other.id));
  const error = one.error ?? other.error;
  return (
    <Modal opened onClose={onClose} title={t('dialog.title')} size="xl">
      {error && <Alert color="red">{error.message}</Alert>}
      {!error && !(one.data && other.data) && <Skeleton h={320} />}
      {one.data && other.data && (
        <MergeForm
          object={object}
          records={{ one: one.data, other: other.data }}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface FormProps {
  object: ObjectDefinition;
  records: Record<Side, RecordData>;
  onClose: () => void;
}

function MergeForm({ object, records, onClose }: FormProps) {
  const { t } = useTranslation('duplicates');
  const client = useQueryClient();
  const fields = mergedFields(object);
  const { different, same } = compared(fields, records.one, records.other);
  const [survivor, setSurvivor] = useState<Side>('one');
  const [choice, setChoice] = useState(() => firstChoice(different, records, 'one'));
  const [staying, setStaying] = useState<Id[]>([]);
  const lost = opposite(survivor);
  const preview = useQuery(previewQuery(object.name, records[survivor].id, records[lost].id)).data;
  const names = { one: labelOf(object, records.one), other: labelOf(object, records.other) };

  function keep(side: Side) {
    setSurvivor(side);
    setStaying([]);
    setChoice(firstChoice(different, records, side));
  }

  const merging = useOnce({
    mutationFn: () =>
      merge(
        object.name,
        records[survivor].id,
        records[lost].id,
        takenFields(choice, survivor),
        staying,
      ),
    onSuccess: async ({ changeSet }) => {
      onClose();
      offerUndo(changeSet, t('dialog.done', { name: names[survivor] }));
      await client.invalidateQueries();
    },
  });
  const refused = isProblem(merging.error)
    ? (merging.error.errors[0]?.message ?? merging.error.detail ?? merging.error.title)
    : merging.error?.message;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        merging.mutate();
      }}
    >
      <Stack gap="md">
        {refused && (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        <table className={classes.choices}>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes.hidden}>{t('field')}</span>
              </th>
              {sides.map((side) => (
                <th scope="col" key={side} data-chosen={survivor === side || undefined}>
                  <Survivor
                    record={records[side]}
                    name={names[side]}
                    age={t(side === 'one' ? 'older' : 'newer')}
                    chosen={survivor === side}
                    onChoose={() => keep(side)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {different.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.label}</th>
                {sides.map((side) => (
                  <td key={side} data-chosen={choice[field.name] === side || undefined}>
                    <Value
                      field={field}
                      value={records[side][field.name]}
                      label={t('dialog.value', { field: field.label, record: names[side] })}
                      chosen={choice[field.name] === side}
                      onChoose={() => setChoice((all) => ({ ...all, [field.name]: side }))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {same.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('dialog.same', { count: same.length })}
          </Text>
        )}
        {preview && <Contending all={preview.contending} staying={staying} onChange={setStaying} />}
        {preview && <Following following={preview.following} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={merging.isPending}>
            {t('dialog.run')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Survivor({
  record,
  name,
  age,
  chosen,
  onChoose,
}: {
  record: RecordData;
  name: string;
  age: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const created = typeof record.createdAt === 'string' ? record.createdAt : null;
  return (
    <Radio
      name="survivor"
      checked={chosen}
      onChange={onChoose}
      label={<bdi>{name}</bdi>}
      description={[
        chosen ? t('dialog.kept') : t('dialog.keep'),
        created ? `${age}, ${formatDateTime(created, format)}` : age,
      ].join(' · ')}
    />
  );
}

function Value({
  field,
  value,
  label,
  chosen,
  onChoose,
}: {
  field: FieldDefinition;
  value: unknown;
  label: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('duplicates');
  return (
    <label className={classes.choice}>
      <Radio name={field.name} checked={chosen} onChange={onChoose} aria-label={label} />
      <span>
        {isEmpty(value ?? null) ? (
          <span className={classes.nothing}>{t('dialog.empty')}</span>
        ) : (
          <FieldValue field={field} value={value} />
        )}
      </span>
    </label>
  );
}

/** What belongs to the record that goes, and will belong to the one that stays. */
function Following({ following }: { following: Schemas['MergeFollowing'][] }) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const { objects } = useCatalog();
  const what = following.map(({ object: name, count }) =>
    t('dialog.count', {
      object: objects.find((one) => one.name === name)?.pluralLabel ?? name,
      count,
    }),
  );
  return (
    <Text size="sm">
      {what.length === 0
        ? t('dialog.nothing')
        : t('dialog.follows', { what: formatList(what, format) })}
    </Text>
  );
}
