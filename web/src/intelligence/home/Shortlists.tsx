import { useTranslation } from 'react-i18next';
import type { RecordData, Reference } from '../../platform/api';
import { formatInstantRelative, useFormat } from '../../platform/format';
import { useObject } from '../../records/catalog';
import { labelOf } from '../../records/changes';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import { FilterLink } from '../charts/FilterLink';
import classes from './home.module.css';

/** Leads nobody has spoken to yet. */
export function NewLeads({ leads }: { leads: RecordData[] }) {
  const { t } = useTranslation('intelligence');
  const format = useFormat();
  const object = useObject('lead');
  if (!object) return null;
  return (
    <section className={classes.card}>
      <h2>
        <FilterLink object="lead" filter="status==new">
          {t('home.leads')}
        </FilterLink>
      </h2>
      {leads.length === 0 && <p className={classes.nothing}>{t('home.noLeads')}</p>}
      <ul>
        {leads.map((lead) => (
          <li key={lead.id} className={classes.line}>
            <ReferenceChip
              reference={{ id: lead.id, object: 'lead', label: labelOf(object, lead) }}
            />
            <span className={classes.detail} dir="auto">
              {typeof lead.companyName === 'string' ? lead.companyName : ''}
            </span>
            {typeof lead.createdAt === 'string' && (
              <time dateTime={lead.createdAt}>{formatInstantRelative(lead.createdAt, format)}</time>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where I was last. */
export function Recent({ records }: { records: Reference[] }) {
  const { t } = useTranslation('intelligence');
  if (records.length === 0) return null;
  return (
    <section className={classes.card}>
      <h2>{t('home.recent')}</h2>
      <ul>
        {records.map((record) => (
          <li key={record.id} className={classes.line}>
            <ReferenceChip reference={record} />
          </li>
        ))}
      </ul>
    </section>
  );
}
