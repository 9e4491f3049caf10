import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { useFormat } from '../../platform/format';
import { fieldOf } from '../../records/catalog';
import { EditableField } from '../../records/detail/EditableField';
import { useFieldEditing } from '../../records/detail/useFieldEditing';
import { FieldValue, isEmpty } from '../../records/fieldTypes';
import { Evidence } from './Evidence';
import { LineParts } from './LineParts';
import { QuoteHead } from './QuoteHead';
import { SumsTable } from './SumsTable';
import { useLetter } from './useLetter';
import { useMakeQuote } from './useMakeQuote';
import { Versions } from './Versions';
import classes from './quotes.module.css';
import { amountOf, isAnotherVersion, reasons } from './quotes';
import type { QuoteView } from './quotes';

const shown = [
  'company',
  'person',
  'owner',
  'validUntil',
  'sentAt',
  'decidedAt',
  'decidedBy',
  'declineReason',
  'approvedBy',
  'intro',
  'terms',
];

/** A quote as it was sent, and what happened to it since. */
export function QuoteReading({
  object,
  view,
  onLink,
}: {
  object: ObjectDefinition;
  view: QuoteView;
  onLink: (link: string) => void;
}) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const { quote } = view;
  const revising = useMakeQuote();
  const editing = useFieldEditing(object);
  const linking = useLetter(view, 'links', onLink);
  const currency = String(quote.currency);
  const sent = quote.status !== 'draft' && view.mayChange;

  return (
    <div className={classes.page}>
      <QuoteHead
        object={object}
        view={view}
        more={sent && <Menu.Item onClick={linking.start}>{t('send.another')}</Menu.Item>}
      >
        {sent && (
          <Button
            variant="default"
            visibleFrom="sm"
            loading={linking.isPending}
            onClick={linking.start}
          >
            {t('send.another')}
          </Button>
        )}
        {sent && quote.status !== 'accepted' && (
          <Button
            loading={revising.isPending}
            onClick={() => revising.mutate(`/api/quotes/${quote.id}/versions`)}
          >
            {t('version.make')}
          </Button>
        )}
      </QuoteHead>
      <div className={classes.columns}>
        <div className={classes.main}>
          <div className={classes.lines}>
            <table aria-label={t('editor.lines')}>
              <thead>
                <tr>
                  <th className={classes.text}>{t('editor.description')}</th>
                  <th className={classes.amount}>{t('editor.quantity')}</th>
                  <th className={classes.amount}>{t('editor.price')}</th>
                  <th className={classes.amount}>{t('editor.discount')}</th>
                  <th className={classes.amount}>{t('editor.tax')}</th>
                  <th className={classes.amount}>{t('editor.amount')}</th>
                </tr>
              </thead>
              <tbody>
                {view.lines.map((line) => (
                  <tr key={line.id}>
                    <td className={classes.text} dir="auto">
                      {String(line.description)}
                      {line.optional === true && (
                        <span className={classes.note}> · {t('editor.optional')}</span>
                      )}
                      <LineParts parts={(view.parts[line.id] ?? []).filter((part) => part.taken)} />
                    </td>
                    <td className={classes.amount} data-label={t('editor.quantity')}>
                      <span className="tabular">
                        {String(line.quantity)} {String(line.unit ?? '')}
                      </span>
                    </td>
                    <td className={classes.amount} data-label={t('editor.price')}>
                      <span className="tabular">
                        {amountOf(Number(line.unitPrice), currency, format)}
                      </span>
                    </td>
                    <td className={classes.amount} data-label={t('editor.discount')}>
                      <span className="tabular">{String(line.discount)}</span>
                    </td>
                    <td className={classes.amount} data-label={t('editor.tax')}>
                      <span className="tabular">{String(line.tax)}</span>
                    </td>
                    <td className={classes.amount} data-label={t('editor.amount')}>
                      <span
                        className="tabular"
                        data-quiet={(line.optional === true && line.chosen !== true) || undefined}
                      >
                        {amountOf(Number(line.net), currency, format)}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <SumsTable sums={view.sums} currency={currency} />
          <Versions id={quote.id} />
        </div>
        <aside className={classes.side} aria-label={object.label}>
          {isAnotherVersion(view) && view.mayChange && (
            <section className={classes.why}>
              <h2>{t('version.why')}</h2>
              <dl>
                {reasons.map((name) => {
                  const field = fieldOf(object, name);
                  return (
                    field && (
                      <EditableField
                        key={name}
                        {...{ object, record: quote, field, editing }}
                        place="why"
                      />
                    )
                  );
                })}
              </dl>
            </section>
          )}
          <dl className={classes.facts}>
            {(view.mayChange ? shown : [...reasons, ...shown]).map((name) => {
              const field = fieldOf(object, name);
              return (
                field &&
                !isEmpty(quote[name]) && (
                  <div key={name}>
                    <dt>{field.label}</dt>
                    <dd dir="auto">
                      <FieldValue field={field} value={quote[name]} />
                    </dd>
                  </div>
                )
              );
            })}
          </dl>
          <Evidence quote={quote.id} />
        </aside>
      </div>
      {linking.dialog}
    </div>
  );
}
