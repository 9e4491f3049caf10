import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../platform/api';
import { request } from '../platform/client';
import type { RecordProps } from '../platform/feature';
import { todayIn, useFormat } from '../platform/format';
import { useShortcuts } from '../platform/shortcuts';
import { fieldOf, useObject } from '../records/catalog';
import { recordKeys } from '../records/recordQueries';
import { AddRelation } from './AddRelation';
import classes from './parties.module.css';
import { RelationLine } from './RelationLine';
import { relationsFrom, waysOf } from './relations';
import { useRelationTypes } from './relationTypes';

/** Whom a party has to do with, in words that read from here, and a way to say so. */
export function RelationsPanel({ object: party, record }: RecordProps) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const object = useObject('relation');
  const [adding, setAdding] = useState(false);
  const mayAdd = object?.can.create === true;
  const fields = ['from', 'type', 'to', 'validFrom', 'validTo', 'description'];
  const query = {
    filter: `from==${record.id},to==${record.id}`,
    fields: fields.filter((name) => object && fieldOf(object, name)).join(','),
    limit: 200,
  };
  const relations = useQuery({
    queryKey: recordKeys.list('relation', query),
    queryFn: ({ signal }) => request<RecordPage>('/api/records/relation', { query, signal }),
    enabled: object !== undefined,
  });
  const types = useRelationTypes(object !== undefined);
  useShortcuts(
    t('relations.title'),
    mayAdd ? [{ keys: 'r', label: t('relations.add'), run: () => setAdding(true) }] : [],
  );
  if (!object) return null;
  const today = todayIn(format.timeZone);
  const shown = relationsFrom(record.id, relations.data?.records ?? [], types, today);

  return (
    <section className={classes.panel}>
      <header>
        <h2>{t('relations.title')}</h2>
        <span className={classes.tools}>
          <Tooltip label={t('relations.network')}>
            <ActionIcon
              renderRoot={(props) => (
                <Link to="/network/$id" params={{ id: record.id }} {...props} />
              )}
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('relations.network')}
            >
              <IconSitemap size={15} />
            </ActionIcon>
          </Tooltip>
          {mayAdd && (
            <Tooltip label={`${t('relations.add')} (R)`}>
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
        </span>
      </header>
      {adding && (
        <AddRelation
          object={object}
          ways={waysOf(types, party.name)}
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
          <RelationLine key={one.relation.id} object={object} relation={one} today={today} />
        ))}
      </ul>
    </section>
  );
}
