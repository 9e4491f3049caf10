import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatPercent, useFormat } from '../../platform/format';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import { ChartCard } from '../charts/ChartCard';
import { FigureTable } from '../charts/FigureTable';
import { bestQuery } from './scores';

const shown = 10;

/** The open records with the highest scores that somebody sees. */
export function BestRecords({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { data } = useQuery(bestQuery(object.name));
  if (!data || data.records.length === 0) return null;
  return (
    <ChartCard
      title={t('best.title')}
      text={t('best.text')}
      chart={
        <FigureTable label={t('best.title')} head={[object.label, t('best.chance')]}>
          {data.records.slice(0, shown).map(({ record, probability }) => (
            <tr key={record.id}>
              <th scope="row">
                <ReferenceChip reference={record} />
              </th>
              <td className="tabular">{formatPercent(100 * probability, format)}</td>
            </tr>
          ))}
        </FigureTable>
      }
    />
  );
}
