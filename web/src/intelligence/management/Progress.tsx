import { useTranslation } from 'react-i18next';
import type { Money } from '../../platform/api';
import { formatMoney, formatPercent, useFormat } from '../../platform/format';
import { filled } from './management';
import classes from './management.module.css';

interface Props {
  percent: number | null;
  /** What is to be reached; words stand below the bar where it is given. */
  target?: Money;
  /** How much of the time is gone, 0 to 100: a mark on the bar. */
  elapsed?: number;
}

/** How far a target is reached. */
export function Progress({ percent, target, elapsed }: Props) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const words =
    percent === null
      ? ''
      : t('progress.words', {
          percent: formatPercent(percent, format),
          target: target ? formatMoney(target, format, true) : '',
        });
  return (
    <span className={classes.progress}>
      <span className={classes.bar} aria-hidden>
        <span
          className={classes.reached}
          data-done={(percent ?? 0) >= 100 || undefined}
          style={{ inlineSize: `${filled(percent)}%` }}
        />
        {elapsed !== undefined && elapsed > 0 && elapsed < 100 && (
          <span className={classes.now} style={{ insetInlineStart: `${elapsed}%` }} />
        )}
      </span>
      {target && <small>{words}</small>}
    </span>
  );
}
