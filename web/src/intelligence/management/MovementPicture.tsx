import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import type { MovementStep } from './management';
import { waterfall } from './movement';
import classes from './movement.module.css';

/** A waterfall from what was open to what is open; each step opens its deals. */
export function MovementPicture({ steps }: { steps: MovementStep[] }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  return (
    <ol className={classes.falls}>
      {waterfall(steps).map(({ step, low, high, sign }) => {
        const name = t(`movement.kind.${step.kind}`);
        const deals = formatNumber(step.deals, format);
        return (
          <li key={step.kind} data-kind={step.kind}>
            <FilterLink filter={step.filter} className={classes.fall}>
              <VisuallyHidden>
                {t('movement.mark', { name, amount: formatMoney(step.amount, format), deals })}
              </VisuallyHidden>
              <span className={`${classes.amount} tabular`} aria-hidden>
                <bdi>
                  {step.deals > 0 && sign}
                  {formatMoney(step.amount, format, true)}
                </bdi>
              </span>
              <span className={classes.shaft} aria-hidden>
                <span
                  className={classes.column}
                  style={{ '--low': `${low}%`, '--high': `${high}%` } as React.CSSProperties}
                />
              </span>
              <span className={classes.name} aria-hidden>
                {name}
                <small className="tabular">{deals}</small>
              </span>
            </FilterLink>
          </li>
        );
      })}
    </ol>
  );
}
