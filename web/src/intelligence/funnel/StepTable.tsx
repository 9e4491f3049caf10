import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import { FigureTable } from '../charts/FigureTable';
import type { Funnel } from './funnel';
import { placeBefore, shareOf, wholeOf } from './funnel';

/** The picture as a table. */
export function StepTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { object, steps, all } = funnel;
  const percent = (count: number, of: number) => {
    const share = shareOf(count, of);
    return share === null ? '–' : formatPercent(share, format, 1);
  };
  return (
    <FigureTable
      label={t('picture.title')}
      head={[t('step'), t('reached'), t('ofAll'), t('goneOn')]}
    >
      {steps.map(({ value, label }, index) => {
        const { count, filter } = all.reached[index]!;
        const before = placeBefore(steps, index);
        return (
          <tr key={value}>
            <th scope="row" dir="auto">
              {label}
            </th>
            <td className="tabular">
              <FilterLink object={object} filter={filter}>
                {formatNumber(count, format)}
              </FilterLink>
            </td>
            <td className="tabular">{percent(count, wholeOf(funnel))}</td>
            <td className="tabular">
              {before === undefined ? '' : percent(count, all.reached[before]!.count)}
            </td>
          </tr>
        );
      })}
    </FigureTable>
  );
}
