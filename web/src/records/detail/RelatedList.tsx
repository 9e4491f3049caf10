import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import { formatNumber, useFormat } from '../../platform/format';
import { fieldOf, useObject } from '../catalog';
import { labelOf } from '../changes';
import { FieldValue, isEmpty } from '../fieldTypes';
import { ReferenceChip } from '../fields/ReferenceChip';
import { recordKeys } from '../recordQueries';
import { newWords } from '../words';
import classes from './detail.module.css';

const CreateDialog = lazy(async () => ({
  default: (await import('../form/CreateDialog')).CreateDialog,
}));

interface Props {
  of: ObjectDefinition;
  record: RecordData;
  /** The related object and its field that points here. */
  object: string;
  field: string;
}

const shown = 6;

/** The records that point to this one: the first few, how many there are, and the way to all of them. */
export function RelatedList({ of, record, object: name, field }: Props) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const object = useObject(name);
  const [creating, setCreating] = useState(false);
  const details = object ? detailsOf(object, field) : [];
  const filter = `${field}==${record.id}`;
  const query = {
    filter,
    fields: [object?.labelField, ...details.map((detail) => detail.name)].join(','),
    sort: object?.list.sort,
    limit: shown,
    count: true,
  };
  const { data } = useQuery({
    queryKey: recordKeys.list(name, query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${name}`, { query, signal }),
    enabled: object !== undefined && fieldOf(object, field)?.filterable === true,
  });
  if (!object) return null;
  const mayCreate = object.can.create && fieldOf(object, field)?.creatable;
  const count = data?.count?.value ?? 0;

  return (
    <section className={classes.related}>
      <header>
        <h2>
          <Link to="/$path" params={{ path: object.path }} search={{ filter }}>
            {object.pluralLabel}
            {count > 0 && <span className="tabular"> {formatNumber(count, format)}</span>}
          </Link>
        </h2>
        {mayCreate && (
          <Tooltip label={newWords(object)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={newWords(object)}
              onClick={() => setCreating(true)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {data && data.records.length === 0 && <p className={classes.nothing}>{t('related.none')}</p>}
      <ul>
        {data?.records.map((one) => (
          <li key={one.id}>
            <ReferenceChip reference={{ id: one.id, object: name, label: labelOf(object, one) }} />
            <span className={classes.relatedDetails}>
              {details.map((detail) =>
                isEmpty(one[detail.name]) || one[detail.name] === false ? null : (
                  <span key={detail.name} title={detail.label}>
                    {/* A tick alone wouldn't say of what. */}
                    {one[detail.name] === true ? (
                      detail.label
                    ) : (
                      <FieldValue field={detail} value={one[detail.name]} />
                    )}
                  </span>
                ),
              )}
            </span>
          </li>
        ))}
      </ul>
      {count > shown && (
        <Link
          to="/$path"
          params={{ path: object.path }}
          search={{ filter }}
          className={classes.all}
        >
          {t('related.all', { count })}
        </Link>
      )}
      {creating && (
        <Suspense>
          <CreateDialog
            object={object}
            initial={{
              [field]: { id: record.id, object: of.name, label: labelOf(of, record) },
            }}
            onClose={() => setCreating(false)}
            onCreated={() => setCreating(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

/** Two values that say most of a related record. */
function detailsOf(object: ObjectDefinition, except: string) {
  return [...object.figures, ...object.list.columns]
    .filter((name, index, all) => all.indexOf(name) === index)
    .filter((name) => name !== except && name !== object.labelField && name !== 'owner')
    .flatMap((name) => fieldOf(object, name) ?? [])
    .slice(0, 2);
}
