import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  formatRate,
  useFormat,
} from '../../platform/format';
import { both } from '../../records/query/rsql';
import chartClasses from '../charts/charts.module.css';
import { FilterLink } from '../charts/FilterLink';
import { nextSort, scoreColumns, sorted, sortOf } from './scores';
import type { ScoreRow } from './scores';

interface Props {
  caption: string;
  rows: ScoreRow[];
  sort: string | undefined;
  onSort: (sort: string) => void;
}

const shown = 10;

/** People, teams, products or sectors by what they won and lost; each figure opens its deals. */
export function ScoreTable({ caption, rows, sort: text, onSort }: Props) {
  const { t } = useTranslation('intelligence');
  const reports = useTranslation('reports');
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const sort = sortOf(text);
  const all = sorted(rows, sort, format.locale);
  return (
    <>
      <div className={chartClasses.scroll}>
        <table className={chartClasses.table}>
          <caption className="visuallyHidden">{caption}</caption>
          <thead>
            <tr>
              {scoreColumns.map((column) => {
                const active = sort.column === column;
                const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
                const direction = sort.descending ? 'descending' : 'ascending';
                return (
                  <th key={column} scope="col" aria-sort={active ? direction : undefined}>
                    <UnstyledButton
                      className={chartClasses.sort}
                      data-active={active || undefined}
                      onClick={() => onSort(nextSort(sort, column))}
                    >
                      {column === 'label' ? caption : t(`score.${column}`)}
                      {active && <Arrow size={12} aria-hidden />}
                    </UnstyledButton>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {all.slice(0, whole ? undefined : shown).map((row) => (
              <tr key={row.key}>
                <th scope="row" aria-label={row.label}>
                  <FilterLink filter={row.filter}>
                    <bdi>{row.label}</bdi>
                  </FilterLink>
                </th>
                <td className="tabular">
                  <FilterLink filter={both(row.filter, 'status==won')}>
                    {formatNumber(row.won, format)}
                  </FilterLink>
                </td>
                <td className="tabular">
                  <FilterLink filter={both(row.filter, 'status==lost')}>
                    {formatNumber(row.lost, format)}
                  </FilterLink>
                </td>
                <td className="tabular">
                  <FilterLink filter={both(row.filter, 'status==open')}>
                    {formatNumber(row.open, format)}
                  </FilterLink>
                </td>
                <td className="tabular">
                  <FilterLink filter={both(row.filter, 'status=in=(won,lost)')}>
                    {row.winRate === null ? '–' : formatRate(row.winRate, format)}
                  </FilterLink>
                  {row.winRange && (
                    <Tooltip label={reports.t('score.rangeHelp')} multiline w={260}>
                      <span className={chartClasses.range}>
                        {formatPercent(row.winRange.low, format)}–
                        {formatPercent(row.winRange.high, format)}
                      </span>
                    </Tooltip>
                  )}
                </td>
                <td className="tabular">
                  <FilterLink filter={both(row.filter, 'status==won')}>
                    {row.amount ? formatMoney(row.amount, format) : '–'}
                  </FilterLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button variant="subtle" color="gray" mt={4} onClick={() => setWhole(!whole)}>
          {whole ? t('score.fewer') : t('score.all', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
