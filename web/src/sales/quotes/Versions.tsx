import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, RecordData, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { useFormat } from '../../platform/format';
import { partText } from './LineParts';
import classes from './quotes.module.css';
import { amountOf, quoteKeys } from './quotes';
import type { QuoteView } from './quotes';

/** The versions of a quote side by side: a row for each thing that any of them offers. */
export function Versions({ id }: { id: Id }) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const { data } = useQuery({
    queryKey: [...quoteKeys.one(id), 'versions'],
    queryFn: ({ signal }) =>
      request<Schemas['QuoteVersions']>(`/api/quotes/${id}/versions`, { signal }),
  });
  const versions = data?.versions ?? [];
  if (versions.length < 2) return null;
  // Which lines are about one thing the server says; each version has lines of its own.
  const offered = (data?.rows ?? []).map((ids) =>
    versions.map(({ lines }) => lines.find((line) => ids.includes(line.id))),
  );
  const money = (version: QuoteView, amount: string | number) =>
    amountOf(amount, String(version.quote.currency), format);
  // What is in a bundle, with how many: another quantity is another row.
  const partsOf = (version: QuoteView, line: RecordData | undefined) =>
    (line ? (version.parts[line.id] ?? []) : [])
      .filter((part) => part.taken)
      .map((part) => partText(part, format));
  return (
    <section className={classes.versions}>
      <h2>{t('version.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('version.line')}</th>
            {versions.map((version) => (
              <th
                scope="col"
                key={version.quote.id}
                aria-label={String(version.quote.name)}
                aria-current={version.quote.id === id}
              >
                <Link to="/quote/$id" params={{ id: version.quote.id }}>
                  <bdi>{String(version.quote.name)}</bdi>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offered.map((lines, row) => (
            <Fragment key={row}>
              <tr>
                <th scope="row" dir="auto">
                  {String(lines.findLast((line) => line)?.description)}
                </th>
                {versions.map((version, at) => (
                  <td key={version.quote.id} className="tabular">
                    {lines[at] ? money(version, Number(lines[at].net)) : '–'}
                  </td>
                ))}
              </tr>
              {[...new Set(versions.flatMap((version, at) => partsOf(version, lines[at])))].map(
                (part) => (
                  <tr key={part} className={classes.part}>
                    <th scope="row" dir="auto">
                      {part}
                    </th>
                    {versions.map((version, at) => (
                      <td key={version.quote.id}>
                        {partsOf(version, lines[at]).includes(part) ? '✓' : '–'}
                      </td>
                    ))}
                  </tr>
                ),
              )}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          {versions.some(({ sums }) => sums.reduction) && (
            <tr>
              <th scope="row">{t('editor.reduction')}</th>
              {versions.map((version) => (
                <td key={version.quote.id} className="tabular">
                  {version.sums.reduction
                    ? money(version, `-${version.sums.reduction.amount}`)
                    : '–'}
                  {version.sums.reduction?.percent != null && (
                    <small> ({version.sums.reduction.percent} %)</small>
                  )}
                </td>
              ))}
            </tr>
          )}
          <tr>
            <th scope="row">{t('sums.total')}</th>
            {versions.map((version) => (
              <td key={version.quote.id} className="tabular">
                {money(version, version.sums.total)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
