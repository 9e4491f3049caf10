import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { formatNumber, useFormat } from '../../platform/format';
import { LineParts } from '../quotes/LineParts';
import { amountOf } from '../quotes/quotes';
import classes from './offers.module.css';

type Content = Schemas['OfferContent'];
type Line = Schemas['OfferLine'];

interface Props {
  content: Content;
  chosen: string[];
  /** Without it nothing can be chosen any more. */
  onChoose: ((id: string, on: boolean) => void) | undefined;
}

/** What is offered, and below it what the customer may choose. */
export function OfferLines({ content, chosen, onChoose }: Props) {
  const { t } = useTranslation('quotes');
  const optional = content.lines.filter((line) => line.optional);
  return (
    <>
      <ul className={classes.lines}>
        {content.lines
          .filter((line) => !line.optional)
          .map((line) => (
            <li key={line.id}>
              <Offered line={line} currency={content.currency} />
            </li>
          ))}
      </ul>
      {optional.length > 0 && (
        <section>
          <h2 className={classes.label}>{t('offer.choose')}</h2>
          <ul className={classes.lines}>
            {optional.map((line) => (
              <li key={line.id} data-off={!chosen.includes(line.id) || undefined}>
                <Checkbox
                  aria-label={line.description}
                  checked={chosen.includes(line.id)}
                  disabled={!onChoose}
                  onChange={(event) => onChoose?.(line.id, event.currentTarget.checked)}
                />
                <Offered line={line} currency={content.currency} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Offered({ line, currency }: { line: Line; currency: string }) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const quantity = `${formatNumber(line.quantity, format, 4)}${line.unit ? ` ${line.unit}` : ''}`;
  return (
    <>
      <div className={classes.offered}>
        <span dir="auto">{line.description}</span>
        <span className={classes.quiet}>
          <bdi>
            {t('offer.each', { quantity, price: amountOf(line.unitPrice, currency, format) })}
          </bdi>
          {line.discount > 0 && <> · {t('offer.less', { discount: line.discount })}</>}
        </span>
        <LineParts parts={line.parts} />
      </div>
      <span className="tabular">{amountOf(line.net, currency, format)}</span>
    </>
  );
}
