import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { useObject } from '../../records/catalog';
import { changeRecord, deleteRecord } from '../../records/changes';
import { CreateDialog } from '../../records/form/CreateDialog';
import classes from '../administration.module.css';
import { nameOf, useAllByName } from '../all';
import { InlineText } from '../InlineText';

/** How any two parties may be related, with its words in both directions. */
export function RelationTypesPage() {
  const { t } = useTranslation('administration');
  const object = useObject('relationType');
  const types = useAllByName('relationType', ['name', 'inverse']);
  const [creating, setCreating] = useState(false);
  if (!object) return null;

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
