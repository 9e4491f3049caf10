import type { ObjectDefinition } from '../../platform/api';
import { useFormat } from '../../platform/format';
import type { Reason } from './scores';
import { formatFactor } from './scores';
import classes from './scores.module.css';
import { useReason } from './useReason';

/** What raises a score and what lowers it, each with its factor. */
export function Reasons({ object, reasons }: { object: ObjectDefinition; reasons: Reason[] }) {
  const format = useFormat();
  const words = useReason(object);
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => {
        const { field, value } = words(reason);
        return (
          <li key={`${field} ${value}`} data-raises={reason.factor > 1 || undefined}>
            <span>
              <bdi>{field}</bdi>: <bdi className={classes.value}>{value}</bdi>
            </span>
            <strong className="tabular" dir="ltr">
              {formatFactor(reason.factor, format)}
            </strong>
          </li>
        );
      })}
    </ul>
  );
}
