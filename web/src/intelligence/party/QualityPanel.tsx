import { Progress, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordProps } from '../../platform/feature';
import { formatDate, formatPercent, useFormat } from '../../platform/format';
import { fieldOf } from '../../records/catalog';
import { usePartyOverview } from './overview';
import classes from './party.module.css';

const sources = ['api', 'import', 'rule', 'reversal'] as const;

/** How good what is known is: what is missing, what is old, and where each value came from. */
export function QualityPanel(props: RecordProps) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const overview = usePartyOverview(props);
  if (!overview) return null;
  const named = overview.values.flatMap((value) => {
    const label = fieldOf(props.object, value.field)?.label;
    return label ? [{ ...value, label }] : [];
  });
  const missing = named.filter(({ filled }) => !filled);
  const stale = named.filter((value) => value.stale);
  return (
    <section className={classes.quality}>
      <header>
        <h2>{t('quality.title')}</h2>
        <span className="tabular">{formatPercent(overview.completeness, format)}</span>
      </header>
      <Progress
        value={overview.completeness}
        size={5}
        aria-label={t('quality.complete')}
        color={overview.completeness < 50 ? 'orange' : 'green'}
      />
      {missing.length > 0 && (
        <p>
          {t('quality.missing')} <span>{missing.map(({ label }) => label).join(', ')}</span>
        </p>
      )}
      {stale.length > 0 && (
        <p data-stale>
          {t('quality.stale')} <span>{stale.map(({ label }) => label).join(', ')}</span>
        </p>
      )}
      <UnstyledButton
        className={classes.more}
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
      >
        {t('quality.origins')}
      </UnstyledButton>
      {whole && (
        <dl className={classes.origins}>
          {named.map(({ field, label, at, source }) => {
            const known = sources.find((one) => one === source);
            return (
              <div key={field}>
                <dt>{label}</dt>
                <dd>
                  {at
                    ? `${formatDate(at.slice(0, 10), format)}${known ? ` · ${t(`quality.source.${known}`)}` : ''}`
                    : t('quality.unknown')}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}
