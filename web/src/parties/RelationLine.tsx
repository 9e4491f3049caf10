import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerStop, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../platform/api';
import { formatDate, useFormat } from '../platform/format';
import { notifyProblem } from '../platform/notify';
import { fieldOf } from '../records/catalog';
import { changeRecord, deleteRecord } from '../records/changes';
import { ReferenceChip } from '../records/fields/ReferenceChip';
import classes from './parties.module.css';
import type { RelationFromHere } from './relations';

interface Props {
  object: ObjectDefinition;
  relation: RelationFromHere;
  today: string;
}

/** A relation in the words of this side, with what ends it: today it was over, or it never was. */
export function RelationLine({ object, relation: one, today }: Props) {
  const { t } = useTranslation('network');
  const { relation, other, words, past } = one;
  const name = other.label;
  const mayEnd = object.can.update && fieldOf(object, 'validTo')?.writable && !relation.validTo;

  function end() {
    const toast = { message: t('relations.endedNow', { name }) };
    changeRecord(object, relation, { validTo: today }, toast).catch(notifyProblem);
  }

  return (
    <li data-past={past || undefined}>
      <span className={classes.words}>{words}</span>
      <span className={classes.other}>
        <ReferenceChip reference={other} />
        <Validity relation={one} />
        <span className={classes.acts}>
          {mayEnd && (
            <Tooltip label={t('relations.end')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('relations.endNamed', { name })}
                onClick={end}
              >
                <IconPlayerStop size={14} />
              </ActionIcon>
            </Tooltip>
          )}
          {object.can.delete && (
            <Tooltip label={t('relations.delete')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('relations.remove', { name })}
                onClick={() => void deleteRecord(object, relation).catch(notifyProblem)}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      </span>
      {typeof relation.description === 'string' && (
        <p className={classes.note} dir="auto">
          {relation.description}
        </p>
      )}
    </li>
  );
}

function Validity({ relation: { relation, past } }: { relation: RelationFromHere }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const { validFrom, validTo } = relation;
  if (typeof validTo === 'string') {
    const date = formatDate(validTo, format);
    return <small>{t(past ? 'relations.ended' : 'relations.until', { date })}</small>;
  }
  if (typeof validFrom !== 'string') return null;
  return <small>{t('relations.since', { date: formatDate(validFrom, format) })}</small>;
}
