import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition, RecordData, Reference, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { ReachableLinks } from '../../records/fields/ReferenceChip';
import { FieldValue, isEmpty } from '../../records/fieldTypes';
import { recordKeys } from '../../records/recordQueries';
import classes from './rivals.module.css';

type Page = Schemas['RecordPage'];

/** What is told of an offer, behind the deal and how that went. */
const told = ['product', 'price', 'terms', 'strengths', 'salesperson', 'createdAt'];
const ofDeal = ['status', 'amount'];
const long = ['terms', 'strengths'];

interface Props {
  rival: Reference;
  onClose: () => void;
}

/** Everything that a rival offered on the deals that one sees, the latest first. */
export function RivalOffers({ rival, onClose }: Props) {
  const { t } = useTranslation('reports', { keyPrefix: 'rivals' });
  const offer = useObjectIfKnown('competingOffer');
  const deal = useObjectIfKnown('opportunity');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('offersOf', { name: rival.label })}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="min(1240px, 96vw)"
    >
      {offer && deal && <OffersTable rival={rival.id} offer={offer} deal={deal} />}
    </Modal>
  );
}

function OffersTable({
  rival,
  offer,
  deal,
}: {
  rival: Id;
  offer: ObjectDefinition;
  deal: ObjectDefinition;
}) {
  const { t } = useTranslation('reports', { keyPrefix: 'rivals' });
  const of = fieldOf(offer, 'opportunity');
  const fields = told.flatMap((name) => fieldOf(offer, name) ?? []);
  const dealFields = ofDeal.flatMap((name) => fieldOf(deal, name) ?? []);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: recordKeys.list(offer.name, { rival }),
    queryFn: ({ pageParam, signal }) =>
      request<Page>(`/api/records/${offer.name}`, {
        query: {
          filter: `competitor==${rival}`,
          fields: ['opportunity', ...fields.map(({ name }) => name)].join(','),
          sort: '-createdAt',
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: of !== undefined,
  });
  const offers = data?.pages.flatMap(({ records }) => records) ?? [];
  const ids = [...new Set(offers.flatMap((one) => dealOf(one)?.id ?? []))].toSorted();
  const { data: deals } = useQuery({
    queryKey: recordKeys.list(deal.name, { ids }),
    queryFn: ({ signal }) =>
      dealsOf(
        ids,
        deal,
        dealFields.map(({ name }) => name),
        signal,
      ),
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  });
  if (!of) return null;
  return (
    <ReachableLinks value>
      <table className={classes.offers}>
        <thead>
          <tr>
            <th scope="col">{deal.label}</th>
            {dealFields.map((field) => (
              <th scope="col" key={field.name}>
                {field.label}
              </th>
            ))}
            {fields.map((field) => (
              <th scope="col" key={field.name}>
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offers.map((one) => {
            const known = deals?.get(dealOf(one)?.id ?? '');
            return (
              <tr key={one.id}>
                <th scope="row">
                  <FieldValue field={of} value={one.opportunity} />
                </th>
                {dealFields.map((field) => (
                  <td key={field.name} data-label={field.label}>
                    <FieldValue field={field} value={known?.[field.name]} />
                  </td>
                ))}
                {fields.map((field) => (
                  <td
                    key={field.name}
                    data-label={field.label}
                    data-empty={isEmpty(one[field.name]) || undefined}
                  >
                    {long.includes(field.name) ? (
                      <span className={classes.long} dir="auto">
                        {String(one[field.name] ?? '')}
                      </span>
                    ) : (
                      <FieldValue field={field} value={one[field.name]} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </ReachableLinks>
  );
}

function dealOf(offer: RecordData): Reference | null {
  return (offer.opportunity as Reference | null | undefined) ?? null;
}

/** As many as are asked for at once; those that one doesn't see are left out. */
const AT_ONCE = 100;

async function dealsOf(
  ids: Id[],
  deal: ObjectDefinition,
  fields: string[],
  signal: AbortSignal,
): Promise<Map<Id, RecordData>> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const pages = await Promise.all(
    parts.map((part) =>
      request<Page>(`/api/records/${deal.name}`, {
        query: { filter: `id=in=(${part.join(',')})`, fields: fields.join(','), limit: AT_ONCE },
        signal,
      }),
    ),
  );
  return new Map(pages.flatMap(({ records }) => records).map((record) => [record.id, record]));
}
