import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatPercent, useFormat } from '../../platform/format';
import type { Format } from '../../platform/format';
import charts from '../charts/charts.module.css';
import { FilterLink } from '../charts/FilterLink';
import type { CountFigure, Salespeople, SalespeopleMean, Salesperson } from './management';
import classes from './management.module.css';
import { Progress } from './Progress';
import { RateMark } from './RateMark';

interface Props {
  data: Salespeople;
}

const columns = [
  'won',
  'winRate',
  'cycle',
  'amount',
  'discount',
  'assigned',
  'worked',
  'conversion',
  'activity',
] as const;

/** A row a person, the mean below; each figure opens its records, each rate shows what it may be. */
export function SalespeopleTable({ data: { people, mean } }: Props) {
  const { t } = useTranslation('management');
  const format = useFormat();
  return (
    <div className={charts.scroll}>
      <table className={`${charts.table} ${classes.people}`} aria-label={t('salespeople.title')}>
        <thead>
          <tr>
            <th scope="col">{t('column.person')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.user.id} person={person} mean={mean} />
          ))}
        </tbody>
        {mean && <MeanRow mean={mean} format={format} />}
      </table>
    </div>
  );
}

function PersonRow({ person, mean }: { person: Salesperson; mean: SalespeopleMean | null }) {
  const format = useFormat();
  const { user, self, leads, deals, activity, discount } = person;
  return (
    <tr data-self={self || undefined}>
      <th scope="row">
        <bdi>{user.label}</bdi>
      </th>
      <td className="tabular">
        <Count figure={deals.won} format={format} />
      </td>
      <td>
        <RateMark rate={deals.winRate} mean={mean?.winRate ?? null} />
      </td>
      <td className="tabular">
        {deals.cycleDays === null ? '–' : formatNumber(deals.cycleDays, format, 1)}
      </td>
      <td className="tabular">
        <FilterLink object={deals.won.object} filter={deals.won.filter}>
          {deals.amount ? formatMoney(deals.amount, format) : '–'}
        </FilterLink>
        {deals.target && <Progress percent={deals.attained} target={deals.target} />}
      </td>
      <td className="tabular">
        {discount ? (
          <FilterLink object={discount.object} filter={discount.filter}>
            {formatPercent(discount.percent, format, 1)}
          </FilterLink>
        ) : (
          '–'
        )}
      </td>
      <td className="tabular">
        <Count figure={leads?.assigned} format={format} />
      </td>
      <td className="tabular">
        <Count figure={leads?.worked} format={format} />
      </td>
      <td>
        <RateMark rate={leads?.conversion ?? null} mean={mean?.conversion ?? null} />
      </td>
      <td className="tabular">
        <Activity activity={activity} format={format} />
      </td>
    </tr>
  );
}

const parts = ['tasks', 'notes', 'quotes'] as const;

/** The sum, and what it is made of, each of which opens its records. */
function Activity({ activity, format }: Pick<Salesperson, 'activity'> & { format: Format }) {
  const { t } = useTranslation('management');
  if (!activity) return <>–</>;
  return (
    <>
      {formatNumber(activity.count, format)}
      <ul className={classes.parts}>
        {parts.map((part) => {
          const figure = activity[part];
          return (
            figure &&
            figure.count > 0 && (
              <li key={part}>
                <FilterLink object={figure.object} filter={figure.filter}>
                  {t(`activity.${part}`, {
                    count: figure.count,
                    number: formatNumber(figure.count, format),
                  })}
                </FilterLink>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

function Count({ figure, format }: { figure: CountFigure | undefined; format: Format }) {
  if (!figure) return <>–</>;
  return (
    <FilterLink object={figure.object} filter={figure.filter}>
      {formatNumber(figure.count, format)}
    </FilterLink>
  );
}

/** It opens nothing: the records behind it are others'. */
function MeanRow({ mean, format }: { mean: SalespeopleMean; format: Format }) {
  const { t } = useTranslation('management');
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, format, 1));
  const share = (value: number | null) => (value === null ? '–' : formatPercent(value, format, 1));
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('salespeople.mean')}</th>
        <td className="tabular">{number(mean.won)}</td>
        <td className="tabular">{share(mean.winRate)}</td>
        <td className="tabular">{number(mean.cycleDays)}</td>
        <td className="tabular">{mean.amount ? formatMoney(mean.amount, format) : '–'}</td>
        <td className="tabular">{share(mean.discount)}</td>
        <td className="tabular">{number(mean.assigned)}</td>
        <td className="tabular">{number(mean.worked)}</td>
        <td className="tabular">{share(mean.conversion)}</td>
        <td className="tabular">{number(mean.activity)}</td>
      </tr>
    </tfoot>
  );
}
