import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import { FigureTable } from '../charts/FigureTable';
import type { Funnel } from './funnel';
import { formatDuration } from './funnel';

/** How long records were in a step that left it, and how long those are there that haven't. */
export function TimeTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { object, steps, all } = funnel;
  const time = (seconds: number | null) =>
    seconds === null ? '–' : formatDuration(seconds, format);
  return (
    <FigureTable
      label={t('time.title')}
      head={[
        t('step'),
        t('median'),
        t('ninetieth'),
        t('time.left'),
        t('time.here'),
        t('time.since'),
      ]}
    >
      {steps.map(({ value, label }, index) => {
        const { left, median, ninetieth, here, hereMedian } = all.times[index]!;
        return (
          <tr key={value}>
            <th scope="row" dir="auto">
              {label}
            </th>
            <td className="tabular">{time(median)}</td>
            <td className="tabular">{time(ninetieth)}</td>
            <td className="tabular">
              <FilterLink object={object} filter={left.filter}>
                {formatNumber(left.count, format)}
              </FilterLink>
            </td>
            <td className="tabular">
              <FilterLink object={object} filter={here.filter}>
                {formatNumber(here.count, format)}
              </FilterLink>
            </td>
            <td className="tabular">{time(hereMedian)}</td>
          </tr>
        );
      })}
    </FigureTable>
  );
}
