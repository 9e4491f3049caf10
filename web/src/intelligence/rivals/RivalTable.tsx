import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Schemas } from '../../platform/api';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { both } from '../../records/query/rsql';
import classes from '../charts/charts.module.css';
import { FilterLink } from '../charts/FilterLink';

export type RivalScore = Schemas['RivalScore'];

interface Props {
  caption: string;
  rows: RivalScore[];
  /** What a row without a name of its own is called. */
  unnamed: string;
  /** In a narrow place: what was decided, and for how much. */
  narrow?: boolean;
}

/** Deals in which rivals offered too: each figure opens their offers. */
export function RivalTable({ caption, rows, unnamed, narrow = false }: Props) {
  const { t } = useTranslation('reports', { keyPrefix: 'rivals' });
  const format = useFormat();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-narrow={narrow || undefined}>
        <caption className="visuallyHidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col">{t('won')}</th>
            <th scope="col">{t('lost')}</th>
            {!narrow && <th scope="col">{t('open')}</th>}
            {!narrow && <th scope="col">{t('winRate')}</th>}
            <Tooltip label={t('gapHelp')} multiline w={260}>
              <th scope="col">{t('gap')}</th>
            </Tooltip>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ''}>
              <th scope="row" aria-label={row.label ?? unnamed}>
                <Offers of={row}>
                  <bdi>{row.label ?? unnamed}</bdi>
                </Offers>
              </th>
              <Count of={row} status="won" />
              <Count of={row} status="lost" />
              {!narrow && <Count of={row} status="open" />}
              {!narrow && (
                <td className="tabular">
                  {row.winRate === null ? '–' : formatPercent(row.winRate, format)}
                </td>
              )}
              <td className="tabular">
                <Gap of={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Count({ of, status }: { of: RivalScore; status: 'won' | 'lost' | 'open' }) {
  const format = useFormat();
  return (
    <td className="tabular">
      <Offers of={of} on={`opportunity.status==${status}`}>
        {formatNumber(of[status], format)}
      </Offers>
    </td>
  );
}

/** How much more than the rival we asked. */
export function Gap({ of: { priceGap } }: { of: RivalScore }) {
  const format = useFormat();
  if (priceGap === null) return '–';
  return (
    <bdi>
      {priceGap > 0 && '+'}
      {formatPercent(priceGap, format, 1)}
    </bdi>
  );
}

/** Opens the rival's offers on the deals that a figure counts. */
export function Offers({ of, on, children }: { of: RivalScore; on?: string; children: ReactNode }) {
  return (
    <FilterLink object="competingOffer" filter={on ? both(of.filter, on) : of.filter}>
      {children}
    </FilterLink>
  );
}
