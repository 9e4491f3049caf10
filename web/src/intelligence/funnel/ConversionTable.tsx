import { useTranslation } from 'react-i18next';
import { formatPercent, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import { FigureTable } from '../charts/FigureTable';
import type { Funnel } from './funnel';
import { shareOf } from './funnel';
import { heat } from './heat';

/** Of those who came to one step, how many came to a later one. */
export function ConversionTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { object, steps, all, conversions } = funnel;
  return (
    <FigureTable
      label={t('conversion.title')}
      head={[t('conversion.from'), ...steps.slice(1).map(({ label }) => label)]}
    >
      {steps.slice(0, -1).map(({ value, label }, from) => (
        <tr key={value}>
          <th scope="row" dir="auto">
            {label}
          </th>
          {steps.slice(1).map((to) => {
            const reached = conversions.find(
              (each) => each.from === value && each.to === to.value,
            )?.reached;
            const share = reached ? shareOf(reached.count, all.reached[from]!.count) : null;
            return (
              <td key={to.value} className="tabular" style={heat(share)}>
                {reached && share !== null && (
                  <FilterLink object={object} filter={reached.filter}>
                    {formatPercent(share, format, 1)}
                  </FilterLink>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </FigureTable>
  );
}
