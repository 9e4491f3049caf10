import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatPercent, useFormat } from '../../platform/format';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import classes from './management.module.css';
import type { NextWork } from './management';
import { useReasonWords } from './useReasonWords';

/** A deal or a lead with what acting on it is worth, why, and what to do. */
export function WorkLine({ work, whose = false }: { work: NextWork; whose?: boolean }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const { wordsOf, stepOf } = useReasonWords();
  const { record, owner, reasons, probability, amount, typical, value } = work;
  const made = t(typical ? 'next.madeTypical' : 'next.made', {
    probability: formatPercent(100 * probability, format),
    amount: amount ? formatMoney(amount, format, true) : '–',
  });
  const first = reasons[0];
  return (
    <li>
      <span className={classes.nextHead}>
        <ReferenceChip reference={record} />
        {whose && owner && <ReferenceChip reference={owner} />}
        <Tooltip label={made}>
          <span className={`${classes.nextWorth} tabular`}>{formatMoney(value, format, true)}</span>
        </Tooltip>
      </span>
      <span className={classes.nextWhy}>
        {reasons.map(wordsOf).join(' ')} {first && <b>{stepOf(first)}</b>}
      </span>
    </li>
  );
}
