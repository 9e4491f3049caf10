import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatDateTime, formatMoney, formatPercent, useFormat } from '../../platform/format';
import { fieldOf } from '../../records/catalog';
import { FieldValue } from '../../records/fieldTypes';
import { grouped, valueOf } from './negotiation';
import type { Change, Step } from './negotiation';
import classes from './negotiation.module.css';

/** A version as it was sent, or what the customer said to one. */
export function NegotiationStep({ object, step }: { object: ObjectDefinition; step: Step }) {
  const { t } = useTranslation('negotiation');
  const format = useFormat();
  const { kind, discount, reason, asked, text } = step;
  const why = fieldOf(object, 'reason');
  return (
    <li data-kind={kind}>
      <div className={classes.head}>
        <span>
          {t(kind)}
          <Link to="/quote/$id" params={{ id: step.quote }}>
            <bdi>{step.name}</bdi>
          </Link>
        </span>
        {step.total && <span className="tabular">{formatMoney(step.total, format)}</span>}
      </div>
      <small>
        <time dateTime={step.at}>{formatDateTime(step.at, format)}</time>
        {step.person && (
          <>
            {' · '}
            <bdi>{step.person}</bdi>
          </>
        )}
        {typeof discount === 'number' && discount > 0 && (
          <span> · {t('discount', { percent: formatPercent(discount, format, 2) })}</span>
        )}
      </small>
      {text && <q dir="auto">{text}</q>}
      {asked && (
        <p>
          <small>{t('asked')}</small>
          <q dir="auto">{asked}</q>
        </p>
      )}
      {reason && why && <FieldValue field={why} value={reason} />}
      {step.changes.length > 0 && (
        <ul>
          {grouped(step.changes).map(({ line, changes }, index) => (
            <li key={index}>
              {line !== null && (
                // A name of the other direction would have a margin on its other side.
                <strong>
                  <bdi>{line}</bdi>{' '}
                </strong>
              )}
              {changes.map((change) => (
                <Words key={change.kind} change={change} currency={step.currency} />
              ))}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Of a text the lines that went and came stand below; of a line that came or went what it comes to. */
function Words({ change, currency }: { change: Change; currency: string | null | undefined }) {
  const { t } = useTranslation('negotiation');
  const format = useFormat();
  const { kind } = change;
  const [from, to] = [change.from, change.to].map((value) =>
    valueOf(change, value, currency, format),
  );
  if (kind === 'added' || kind === 'removed') {
    const amount = change.from ?? change.to;
    return (
      <span>
        {t(`change.${kind}`)}
        {amount != null && (
          <span className="tabular"> {valueOf(change, amount, currency, format)}</span>
        )}
      </span>
    );
  }
  if (kind === 'contents' || kind === 'intro' || kind === 'terms') {
    return (
      <span>
        {t(`change.${kind}`)}
        {change.from && <del dir="auto">{change.from}</del>}
        {change.to && <ins dir="auto">{change.to}</ins>}
      </span>
    );
  }
  if (kind === 'optional') {
    return <span>{t(change.to === 'true' ? 'change.optional' : 'change.needed')}</span>;
  }
  return <span>{t(`change.${kind}`, { from, to })}</span>;
}
