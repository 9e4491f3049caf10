import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format';
import classes from './quotes.module.css';
import { amountOf } from './quotes';
import type { Sums } from './quotes';

/** What the lines come to, what is taken off the whole, and each rate of tax. */
export function SumsTable({ sums, currency }: { sums: Sums; currency: string }) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const money = (amount: string) => amountOf(amount, currency, format);
  const { reduction } = sums;
  return (
    <dl className={classes.sums} aria-live="polite">
      {reduction && (
        <>
          <div>
            <dt>{t('sums.lines')}</dt>
            <dd className="tabular">{money(reduction.of)}</dd>
          </div>
          <div>
            <dt>{reductionText(t, reduction)}</dt>
            <dd className="tabular">{money(`-${reduction.amount}`)}</dd>
          </div>
        </>
      )}
      <div>
        <dt>{t('sums.net')}</dt>
        <dd className="tabular">{money(sums.net)}</dd>
      </div>
      {sums.taxes
        .filter(({ rate }) => rate !== '0')
        .map(({ rate, net, amount }) => (
          <div key={rate}>
            <dt>{t('sums.tax', { rate, net: money(net) })}</dt>
            <dd className="tabular">{money(amount)}</dd>
          </div>
        ))}
      <div className={classes.total}>
        <dt>{t('sums.total')}</dt>
        <dd className="tabular">{money(sums.total)}</dd>
      </div>
    </dl>
  );
}

export function reductionText(
  t: TFunction<'quotes'>,
  { percent }: NonNullable<Sums['reduction']>,
): string {
  return percent == null ? t('sums.reduction') : t('sums.reductionPercent', { percent });
}
