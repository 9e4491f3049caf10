import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { both } from '../../records/query/rsql';
import { FilterLink } from '../charts/FilterLink';
import type { Funnel } from './funnel';
import { formatDuration, shareOf } from './funnel';
import classes from './funnel.module.css';

/** The steps from the widest to the narrowest; between two of them, how many went on. */
export function FunnelPicture({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { object, steps, all } = funnel;
  const widest = all.reached[0]!.count;
  const elsewhere = all.arrived.count - widest;
  const never = `${funnel.field}=never=(${steps.map(({ value }) => value).join(',')})`;
  return (
    <>
      <ol className={classes.funnel}>
        {steps.map(({ value, label, color }, index) => {
          const { count, filter } = all.reached[index]!;
          const before = all.reached[index - 1];
          const goneOn = before ? shareOf(count, before.count) : null;
          const median = index > 0 ? all.times[index - 1]!.median : null;
          const share = shareOf(count, widest);
          return (
            <li key={value}>
              {goneOn !== null && (
                <p className={classes.between}>
                  {t('picture.goneOn', { percent: formatPercent(goneOn, format, 1) })}
                  {median !== null &&
                    ` · ${t('picture.median', { time: formatDuration(median, format) })}`}
                </p>
              )}
              <FilterLink object={object} filter={filter} className={classes.step}>
                <span className={classes.stepName} dir="auto">
                  {label}
                </span>
                <span className={classes.stepTrack} aria-hidden>
                  <span
                    style={
                      {
                        inlineSize: `${share ?? 0}%`,
                        '--mark': `var(--mantine-color-${color}-5)`,
                      } as React.CSSProperties
                    }
                  />
                </span>
                <strong className="tabular">{formatNumber(count, format)}</strong>
                <span className={`${classes.stepShare} tabular`}>
                  {share === null ? '–' : formatPercent(share, format, 1)}
                </span>
              </FilterLink>
            </li>
          );
        })}
      </ol>
      {elsewhere > 0 && (
        <p className={classes.elsewhere}>
          <FilterLink object={object} filter={both(all.arrived.filter, never)}>
            {t('picture.elsewhere', { count: elsewhere, number: formatNumber(elsewhere, format) })}
          </FilterLink>
        </p>
      )}
    </>
  );
}
