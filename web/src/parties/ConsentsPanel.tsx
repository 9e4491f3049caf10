import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordData, RecordPage } from '../platform/api';
import { request } from '../platform/client';
import type { RecordProps } from '../platform/feature';
import { formatDate, useFormat } from '../platform/format';
import { fieldOf, useObject } from '../records/catalog';
import { FieldValue } from '../records/fieldTypes';
import { recordKeys } from '../records/recordQueries';
import { byChannel } from './consents';
import classes from './parties.module.css';

const CreateDialog = lazy(async () => ({
  default: (await import('../records/form/CreateDialog')).CreateDialog,
}));

const fields = ['channel', 'status', 'source', 'saidOn', 'evidence', 'createdAt'];

/** By which channels a party wants to be reached: what was said last, and what before. */
export function ConsentsPanel({ object: party, record }: RecordProps) {
  const { t } = useTranslation('network');
  const object = useObject('consent');
  const [creating, setCreating] = useState(false);
  const query = {
    filter: `party==${record.id}`,
    fields: fields.filter((name) => object && fieldOf(object, name)).join(','),
    limit: 200,
  };
  const { data } = useQuery({
    queryKey: recordKeys.list('consent', query),
    queryFn: ({ signal }) => request<RecordPage>('/api/records/consent', { query, signal }),
    enabled: object !== undefined,
  });
  if (!object) return null;
  const channels = byChannel(data?.records ?? []);

  return (
    <section className={classes.panel}>
      <header>
        <h2>{t('consents.title')}</h2>
        {object.can.create && (
          <Tooltip label={t('consents.add')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('consents.add')}
              onClick={() => setCreating(true)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {data && channels.length === 0 && <p className={classes.none}>{t('consents.none')}</p>}
      <ul>
        {channels.map(([latest, ...earlier]) => (
          <Channel key={latest.id} latest={latest} earlier={earlier} />
        ))}
      </ul>
      {creating && (
        <Suspense>
          <CreateDialog
            object={object}
            initial={{
              party: {
                id: record.id,
                object: party.name,
                label: String(record[party.labelField] ?? ''),
              },
            }}
            onClose={() => setCreating(false)}
            onCreated={() => setCreating(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function Channel({ latest, earlier }: { latest: RecordData; earlier: RecordData[] }) {
  const { t } = useTranslation('network');
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Said consent={latest} />
      {earlier.length > 0 && (
        <UnstyledButton
          className={classes.earlier}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('consents.earlier', { count: earlier.length })}
        </UnstyledButton>
      )}
      {open && (
        <ul className={classes.history}>
          {earlier.map((consent) => (
            <li key={consent.id}>
              <Said consent={consent} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Said({ consent }: { consent: RecordData }) {
  const object = useObject('consent');
  const format = useFormat();
  const show = (name: string) => {
    const field = object && fieldOf(object, name);
    return field && <FieldValue field={field} value={consent[name]} />;
  };
  return (
    <>
      <span className={classes.consent}>
        {show('channel')}
        {show('status')}
      </span>
      <span className={classes.words}>
        {typeof consent.saidOn === 'string' && formatDate(consent.saidOn, format)} {show('source')}{' '}
        {show('evidence')}
      </span>
    </>
  );
}
