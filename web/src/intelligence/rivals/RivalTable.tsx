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
}

/** Deals in which rivals offered too: each figure opens their offers. */
export function RivalTable({ caption, rows, unnamed }: Props) {
  const { t } = useTranslation('reports', { keyPrefix: 'rivals' });
  const format = useFormat();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visuallyHidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col">{t('won')}</th>
            <th scope="col">{t('lost')}</th>
            <th scope="col">{t('open')}</th>
            <th scope="col">{t('winRate')}</th>
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
              {(['won', 'lost', 'open'] as const).map((status) => (
                <td key={status} className="tabular">
                  <Offers of={row} on={`opportunity.status==${status}`}>
                    {formatNumber(row[status], format)}
                  </Offers>
                </td>
              ))}
              <td className="tabular">
                {row.winRate === null ? '–' : formatPercent(row.winRate, format)}
              </td>
              <td className="tabular">{row.priceGap === null ? '–' : signed(row.priceGap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function signed(percent: number) {
    return (percent > 0 ? '+' : '') + formatPercent(percent, format, 1);
  }
}

function Offers({ of, on, children }: { of: RivalScore; on?: string; children: ReactNode }) {
  if (of.filter === null) return children;
  return (
    <FilterLink object="competingOffer" filter={on ? both(of.filter, on) : of.filter}>
      {children}
    </FilterLink>
  );
}
