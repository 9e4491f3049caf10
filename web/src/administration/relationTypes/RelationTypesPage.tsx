import { ActionIcon, Button, Select, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import type { FieldDefinition, RecordData } from '../../platform/api';
import { fieldOf, useObject } from '../../records/catalog';
import { changeRecord, deleteRecord } from '../../records/changes';
import { CreateDialog } from '../../records/form/CreateDialog';
import classes from '../administration.module.css';
import { nameOf, useAllByName } from '../all';
import { InlineText } from '../InlineText';
import { useSaving } from '../useSaving';

const asked = ['fromKind', 'toKind', 'fromOnce', 'toOnce'];

/** How any two parties may be related, with its words in both directions. */
export function RelationTypesPage() {
  const { t } = useTranslation('administration');
  const object = useObject('relationType');
  const types = useAllByName('relationType', ['name', 'inverse', ...asked]);
  const [creating, setCreating] = useState(false);
  if (!object) return null;
  const fields = asked.flatMap((name) => fieldOf(object, name) ?? []);

  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" c="dimmed" className={classes.grow} maw={640}>
          {t('relationTypes.text')}
        </Text>
        {object.can.create && (
          <Button
            leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('relationTypes.add')}
          </Button>
        )}
      </div>
      {types.length === 0 ? (
        <Text c="dimmed">{t('relationTypes.none')}</Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('relationTypes.name')}</th>
              <th scope="col">{t('relationTypes.inverse')}</th>
              {fields.map((field) => (
                <th key={field.name} scope="col" title={field.help ?? undefined}>
                  {field.label}
                </th>
              ))}
              <th scope="col">
                <span className="visuallyHidden">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {types.map((type) => {
              const name = nameOf(type);
              return (
                <tr key={type.id}>
                  <td>
                    <InlineText
                      aria-label={t('relationTypes.nameOf', { name })}
                      value={name}
                      onSave={(next) => changeRecord(object, type, { name: next || null })}
                    />
                  </td>
                  <td>
                    <InlineText
                      aria-label={t('relationTypes.inverseOf', { name })}
                      value={String(type.inverse ?? '')}
                      onSave={(next) => changeRecord(object, type, { inverse: next || null })}
                    />
                  </td>
                  {fields.map((field) => (
                    <td key={field.name}>
                      <Demand
                        field={field}
                        type={type}
                        onSave={(value) => changeRecord(object, type, { [field.name]: value })}
                      />
                    </td>
                  ))}
                  <td>
                    <Tooltip label={t('delete')}>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('deleteNamed', { name })}
                        onClick={() => deleteRecord(object, type).catch(notifyProblem)}
                      >
                        <IconTrash size={16} stroke={1.6} />
                      </ActionIcon>
                    </Tooltip>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {creating && (
        <CreateDialog
          object={object}
          onClose={() => setCreating(false)}
          onCreated={() => setCreating(false)}
        />
      )}
    </>
  );
}

interface DemandProps {
  field: FieldDefinition;
  type: RecordData;
  onSave: (value: string | boolean | null) => Promise<unknown>;
}

/** What a type asks of its relations: which kind of party, or how many at a time. */
function Demand({ field, type, onSave }: DemandProps) {
  const { t } = useTranslation('administration');
  const { save, error } = useSaving(onSave);
  const value = type[field.name];
  const once = field.type === 'yesNo';
  const data = once
    ? [
        { value: 'false', label: t('relationTypes.many') },
        { value: 'true', label: t('relationTypes.once') },
      ]
    : [
        { value: '', label: t('relationTypes.both') },
        ...(field.choices ?? []).map(({ value: choice, label }) => ({ value: choice, label })),
      ];
  return (
    <Select
      size="xs"
      aria-label={`${field.label}: ${nameOf(type)}`}
      className={classes.plainInput}
      data={data}
      value={once ? String(value === true) : String(value ?? '')}
      error={error}
      allowDeselect={false}
      comboboxProps={{ width: 200, position: 'bottom-start' }}
      onChange={(next) => void save(once ? next === 'true' : next || null)}
    />
  );
}
