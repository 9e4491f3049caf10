import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { say } from '../../platform/languages';
import { recordKeys } from '../../records/recordQueries';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import classes from './rivals.module.css';
import { Gap, Offers, RivalTable } from './RivalTable';

const RivalOffers = lazy(async () => ({
  default: (await import('./RivalOffers')).RivalOffers,
}));

const splits = ['products', 'sectors', 'salespeople'] as const;

/** How deals went in which this competitor offered too. */
export function RivalPanel({ object, record }: RecordProps) {
  const { t } = useTranslation('reports', { keyPrefix: 'rivals' });
  const format = useFormat();
  const [split, setSplit] = useState<(typeof splits)[number]>('products');
  const [offers, setOffers] = useState(false);
  const competes = Array.isArray(record.roles) && record.roles.includes('competitor');
  const { data } = useQuery({
    queryKey: [...recordKeys.timeline(object.name, record.id), 'competition'],
    queryFn: ({ signal }) =>
      request<Schemas['Competition']>(`/api/parties/${record.id}/competition`, { signal }),
    enabled: competes,
  });
  if (!competes || !data) return null;
  const { total } = data;
  const met = total.won + total.lost + total.open > 0;
  return (
    <section className={classes.panel}>
      <header>
        <h2>{say('parties:rival.title')}</h2>
      </header>
      {met ? (
        <>
          <p>{t('text')}</p>
          <dl className={classes.figures}>
            {(['won', 'lost', 'open'] as const).map((status) => (
              <div key={status}>
                <dt>{t(status)}</dt>
                <dd className="tabular">
                  <Offers of={total} on={`opportunity.status==${status}`}>
                    {formatNumber(total[status], format)}
                  </Offers>
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('winRate')}</dt>
              <dd className="tabular">
                {total.winRate === null ? '–' : formatPercent(total.winRate, format)}
              </dd>
            </div>
            <Tooltip label={t('gapHelp')} multiline w={260}>
              <div>
                <dt>{t('gap')}</dt>
                <dd className="tabular">
                  <Gap of={total} />
                </dd>
              </div>
            </Tooltip>
          </dl>
          <SegmentedControl
            size="xs"
            mt={10}
            mb={4}
            fullWidth
            aria-label={t('by')}
            value={split}
            onChange={(value) => setSplit(splits.find((one) => one === value) ?? 'products')}
            data={splits.map((value) => ({ value, label: t(value) }))}
          />
          <RivalTable caption={t(split)} rows={data[split]} unnamed={t('unknown')} narrow />
          <Button mt={8} size="xs" variant="default" fullWidth onClick={() => setOffers(true)}>
            {t('offers')}
          </Button>
          {offers && (
            <Suspense>
              <RivalOffers
                rival={{ id: record.id, object: object.name, label: String(record.name) }}
                onClose={() => setOffers(false)}
              />
            </Suspense>
          )}
        </>
      ) : (
        <p>{t('none')}</p>
      )}
    </section>
  );
}
