import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatPercent, useFormat } from '../../platform/format';
import type { FairRate } from './management';
import classes from './management.module.css';

interface Props {
  rate: FairRate | null;
  mean: number | null;
}

/** A rate of few: what was seen, between what it lies as a bar, and where the mean is. */
export function RateMark({ rate, mean }: Props) {
  const { t } = useTranslation('management');
  const format = useFormat();
  if (!rate) return <span className="tabular">–</span>;
  const { percent, between, fair, against } = rate;
  const words = [
    t('rate.between', {
      low: formatPercent(between.low, format),
      high: formatPercent(between.high, format),
    }),
    fair !== null && t('rate.fair', { fair: formatPercent(fair, format, 1) }),
    against && t(`rate.${against}`),
  ].filter((part): part is string => typeof part === 'string');
  return (
    <Tooltip label={words.join(' ')} multiline w={280}>
      <span className={classes.rate} data-against={against ?? undefined}>
        <span className="tabular">{formatPercent(percent, format, 1)}</span>
        <span className={classes.interval} role="img" aria-label={words.join(' ')}>
          <span
            className={classes.between}
            style={{
              insetInlineStart: `${between.low}%`,
              inlineSize: `${Math.max(2, between.high - between.low)}%`,
            }}
          />
          {mean !== null && (
            <span className={classes.mean} style={{ insetInlineStart: `${mean}%` }} />
          )}
          <span className={classes.fair} style={{ insetInlineStart: `${fair ?? percent}%` }} />
        </span>
      </span>
    </Tooltip>
  );
}
