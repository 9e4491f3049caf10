import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../platform/api';
import { request } from '../platform/client';
import type { RecordProps } from '../platform/feature';
import { formatDate, todayIn, useFormat } from '../platform/format';
import { notifyProblem } from '../platform/notify';
import { fieldOf, useObject } from '../records/catalog';
import { deleteRecord } from '../records/changes';
import { ReferenceChip } from '../records/fields/ReferenceChip';
import { recordKeys } from '../records/recordQueries';
import { AddRelation } from './AddRelation';
import classes from './parties.module.css';
import { relationsFrom, waysOf } from './relations';
import type { RelationFromHere } from './relations';

/** Whom a party has to do with, in words that read from here, and a way to say so. */
export function RelationsPanel({ object: party, record }: RecordProps) {
  const { t } = useTranslation('parties');
  const format = useFormat();
  const object = useObject('relation');
  const [adding, setAdding] = useState(false);
  const query = {
    filter: `from==${record.id},to==${record.id}`,
    fields: 'from,type,to,validFrom,validTo',
    limit: 200,
  };
  const relations = useQuery({
    queryKey: recordKeys.list('relation', query),
    queryFn: ({ signal }) => request<RecordPage>('/api/records/relation', { query, signal }),
    enabled: object !== undefined,
  });
  const types = useRelationTypes(object !== undefined);
  if (!object) return null;
  const shown = relationsFrom(
    record.id,
    relations.data?.records ?? [],
    types,
    todayIn(format.timeZone),
  );

  return (
    <section className={classes.panel}>
      <header>
        <h2>{t('relations.title')}</h2>
        {object.can.create && (
          <Tooltip label={t('relations.add')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('relations.add')}
              aria-expanded={adding}
              onClick={() => setAdding(!adding)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {adding && (
        <AddRelation
          object={object}
          ways={waysOf(types)}
          here={{
            id: record.id,
            object: party.name,
            label: String(record[party.labelField] ?? ''),
          }}
          onDone={() => setAdding(false)}
        />
      )}
      {relations.data && shown.length === 0 && !adding && (
        <p className={classes.none}>{t('relations.none')}</p>
      )}
      <ul>
        {shown.map((one) => (
          <li key={one.relation.id} data-past={one.past || undefined}>
            <span className={classes.words}>{one.words}</span>
            <span className={classes.other}>
              <ReferenceChip reference={one.other} />
              <Validity relation={one} />
              {object.can.delete && (
                <ActionIcon
                  className={classes.remove}
                  variant="subtle"
                  color="gray"
                  size={22}
                  aria-label={t('relations.remove', { name: one.other.label })}
                  onClick={() => void deleteRecord(object, one.relation).catch(notifyProblem)}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Validity({ relation: { relation, past } }: { relation: RelationFromHere }) {
  const { t } = useTranslation('parties');
  const format = useFormat();
  const { validFrom, validTo } = relation;
  if (typeof validTo === 'string') {
    const date = formatDate(validTo, format);
    return <small>{t(past ? 'relations.ended' : 'relations.until', { date })}</small>;
  }
  if (typeof validFrom !== 'string') return null;
  return <small>{t('relations.since', { date: formatDate(validFrom, format) })}</small>;
}

function useRelationTypes(enabled: boolean) {
  const object = useObject('relationType');
  const query = { fields: 'name,inverse', sort: 'name', limit: 200 };
  const { data } = useQuery({
    queryKey: recordKeys.list('relationType', query),
    queryFn: ({ signal }) => request<RecordPage>('/api/records/relationType', { query, signal }),
    enabled: enabled && object !== undefined && fieldOf(object, 'inverse') !== undefined,
    staleTime: 5 * 60_000,
  });
  return data?.records ?? [];
}
