import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format';
import classes from './quotes.module.css';
import { amountOf } from './quotes';
import type { Sums } from './quotes';

/** What the lines come to, with each rate of tax. */
export function SumsTable({ sums, currency }: { sums: Sums; currency: string }) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const money = (amount: string) => amountOf(amount, currency, format);
  return (
    <dl className={classes.sums} aria-live="polite">
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
