import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import type { Suspicion } from './scores';

/** Why a field may know more than it could have known. */
export function SuspicionWords({ suspicion: { kind, one, other } }: { suspicion: Suspicion }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const area = kind === 'too_good' || kind === 'unstable';
  const words = (value: number) =>
    area ? formatNumber(value, format, 2) : formatPercent(100 * value, format);
  return t(`suspicion.${kind}`, { one: words(one), other: words(other) });
}
