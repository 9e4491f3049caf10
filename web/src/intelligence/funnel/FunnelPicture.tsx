import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { FilterLink } from '../charts/FilterLink';
import type { Funnel } from './funnel';
import { formatDuration, placeBefore, shareOf, wholeOf } from './funnel';
import classes from './funnel.module.css';

/** The steps from the widest to the narrowest, between two how many went on; below them the ends beside the way. */
export function FunnelPicture({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { object, steps, all, none } = funnel;
  const whole = wholeOf(funnel);
  const drawn = [...steps.filter(({ ends }) => !ends), ...steps.filter(({ ends }) => ends)];
  return (
    <>
      <ol className={classes.funnel}>
        {drawn.map((step) => {
          const { value, label, color, ends } = step;
          const index = steps.indexOf(step);
          const { count, filter } = all.reached[index]!;
          const before = placeBefore(steps, index);
          const goneOn = before === undefined ? null : shareOf(count, all.reached[before]!.count);
          const median = before === undefined ? null : all.times[before]!.median;
          const share = shareOf(count, whole);
          return (
            <li key={value} data-beside={ends || undefined}>
              {ends && <p className={classes.between}>{t('picture.beside')}</p>}
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
      {none.count > 0 && (
        <p className={classes.elsewhere}>
          <FilterLink object={object} filter={none.filter}>
            {t('picture.elsewhere', {
              count: none.count,
              number: formatNumber(none.count, format),
            })}
          </FilterLink>
        </p>
      )}
    </>
  );
}
