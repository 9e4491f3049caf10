import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import type { Format } from '../../platform/format';
import { ChartCard } from '../charts/ChartCard';
import charts from '../charts/charts.module.css';
import { FilterLink } from '../charts/FilterLink';
import dashboard from '../dashboard/dashboard.module.css';
import { formatDuration } from '../funnel/funnel';
import { answersQuery } from './management';
import type { CountFigure, FirstAnswersLine } from './management';
import classes from './management.module.css';
import { RateMark } from './RateMark';

const columns = ['promised', 'inTime', 'late', 'waiting', 'rate', 'median'] as const;

/** Whether leads were answered in time, by person and team; nothing where it may not be seen. */
export function AnswersCard({ within }: { within: string }) {
  const { t } = useTranslation('management');
  const { data } = useQuery({ ...answersQuery(within), retry: false });
  if (!data) return null;
  const { people, teams, all } = data;
  const mean = all.rate?.percent ?? null;
  const line = (one: FirstAnswersLine) => (
    <AnswersRow key={one.whose?.id ?? ''} line={one} mean={mean} />
  );
  return (
    <div className={dashboard.wide}>
      <ChartCard
        title={t('answers.title')}
        text={t(people.length === 0 ? 'answers.none' : 'answers.text')}
        chart={
          people.length > 0 && (
            <div className={charts.scroll}>
              <table
                className={`${charts.table} ${classes.people}`}
                aria-label={t('answers.title')}
              >
                <thead>
                  <tr>
                    <th scope="col">{t('column.person')}</th>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {t(`answers.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>{people.map(line)}</tbody>
                {teams.length > 0 && (
                  <tbody aria-label={t('answers.teams')}>{teams.map(line)}</tbody>
                )}
                {people.length > 1 && <tfoot>{line(all)}</tfoot>}
              </table>
            </div>
          )
        }
      />
    </div>
  );
}

function AnswersRow({ line, mean }: { line: FirstAnswersLine; mean: number | null }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const { whose, promised, inTime, late, waiting, rate, median } = line;
  return (
    <tr>
      <th scope="row">{whose ? <bdi>{whose.label}</bdi> : t('answers.all')}</th>
      {[promised, inTime, late, waiting].map((figure, place) => (
        <td key={columns[place]} className="tabular">
          <Opens figure={figure} format={format} />
        </td>
      ))}
      <td>
        <RateMark rate={rate} mean={mean} />
      </td>
      <td className="tabular">{median === null ? '–' : formatDuration(median, format)}</td>
    </tr>
  );
}

function Opens({ figure, format }: { figure: CountFigure; format: Format }) {
  return (
    <FilterLink object={figure.object} filter={figure.filter}>
      {formatNumber(figure.count, format)}
    </FilterLink>
  );
}
