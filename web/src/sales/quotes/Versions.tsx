import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, Schemas } from '../../platform/api';
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
  const offered = [
    ...new Set(versions.flatMap(({ lines }) => lines.map((line) => String(line.description)))),
  ];
  const money = (version: QuoteView, amount: string | number) =>
    amountOf(amount, String(version.quote.currency), format);
  const netOf = (version: QuoteView, description: string) => {
    const found = version.lines.filter((line) => line.description === description);
    if (found.length === 0) return '–';
    return found.map((line) => money(version, Number(line.net))).join(' + ');
  };
  // What is in a bundle, with how many: another quantity is another row.
  const partsOf = (version: QuoteView, description: string) =>
    version.lines
      .filter((line) => line.description === description)
      .flatMap((line) => version.parts[line.id] ?? [])
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
          {offered.map((description) => (
            <Fragment key={description}>
              <tr>
                <th scope="row" dir="auto">
                  {description}
                </th>
                {versions.map((version) => (
                  <td key={version.quote.id} className="tabular">
                    {netOf(version, description)}
                  </td>
                ))}
              </tr>
              {[...new Set(versions.flatMap((version) => partsOf(version, description)))].map(
                (part) => (
                  <tr key={part} className={classes.part}>
                    <th scope="row" dir="auto">
                      {part}
                    </th>
                    {versions.map((version) => (
                      <td key={version.quote.id}>
                        {partsOf(version, description).includes(part) ? '✓' : '–'}
                      </td>
                    ))}
                  </tr>
                ),
              )}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
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
