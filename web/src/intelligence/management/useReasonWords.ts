import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import type { NextReason } from './management';

/** Why something waits, and what to do about it, in words. */
export function useReasonWords() {
  const { t } = useTranslation('management');
  const format = useFormat();
  return {
    wordsOf: ({ cause, days }: NextReason) =>
      t(`next.cause.${cause}`, { count: days ?? 0, days: formatNumber(days ?? 0, format) }),
    stepOf: ({ cause }: NextReason) => t(`next.step.${cause}`),
  };
}
