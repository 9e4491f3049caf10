import charts from '../../intelligence/charts/charts.module.css';
import { FilterLink } from '../../intelligence/charts/FilterLink';
import type { ObjectDefinition } from '../../platform/api';
import type { Mark } from './chartModel';

interface Props {
  by: string;
  what: string;
  marks: Mark[];
  object: ObjectDefinition;
}

/** A chart's figures as a table. */
export function MarkTable({ by, what, marks, object }: Props) {
  return (
    <div className={charts.scroll}>
      <table className={charts.table}>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            <th scope="col">{what}</th>
          </tr>
        </thead>
        <tbody>
          {marks.map(({ key, label, value, filter }) => (
            <tr key={key}>
              <th scope="row" dir="auto">
                <FilterLink object={object.name} filter={filter ?? ''}>
                  {label}
                </FilterLink>
              </th>
              <td className="tabular">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
