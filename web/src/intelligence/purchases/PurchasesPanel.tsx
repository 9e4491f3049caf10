import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money, RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatDate, formatMoney, formatNumber, useFormat } from '../../platform/format';
import { say } from '../../platform/languages';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { labelOf } from '../../records/changes';
import { FieldValue } from '../../records/fieldTypes';
import { recordKeys } from '../../records/recordQueries';
import { newWords } from '../../records/words';
import { FilterLink } from '../charts/FilterLink';
import { PurchaseFigures } from './PurchaseFigures';
import { PurchaseMonths } from './PurchaseMonths';
import type { Purchases } from './purchases';
import classes from './purchases.module.css';

const CreateDialog = lazy(async () => ({
  default: (await import('../../records/form/CreateDialog')).CreateDialog,
}));

/** What a customer bought, in what rhythm, and what of it they like best. */
export function PurchasesPanel({ object, record }: RecordProps) {
  const { t } = useTranslation('orders', { keyPrefix: 'purchases' });
  const orders = useObjectIfKnown('order');
  const [creating, setCreating] = useState(false);
  const { data } = useQuery({
    queryKey: [...recordKeys.timeline(object.name, record.id), 'purchases'],
    queryFn: ({ signal }) => request<Purchases>(`/api/parties/${record.id}/purchases`, { signal }),
    enabled: orders !== undefined,
  });
  if (!orders || !data) return null;
  const whole = `${object.name}==${record.id}`;
  return (
    <section className={classes.panel}>
      <header>
        <h2>
          <FilterLink object="order" filter={whole}>
            {say('parties:purchases.title')}
          </FilterLink>
        </h2>
        {orders.can.create && (
          <Tooltip label={newWords(orders)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={newWords(orders)}
              onClick={() => setCreating(true)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {data.latest.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          {data.count > 0 && <PurchaseFigures purchases={data} />}
          {data.months.length > 1 && <PurchaseMonths months={data.months} />}
          {data.products.length > 0 && <Favourites purchases={data} />}
          <Latest orders={data.latest} />
          <FilterLink object="order" filter={whole} className={classes.all}>
            {t('all')}
          </FilterLink>
        </>
      )}
      {creating && (
        <Suspense>
          <CreateDialog
            object={orders}
            initial={{
              [object.name]: { id: record.id, object: object.name, label: labelOf(object, record) },
            }}
            onClose={() => setCreating(false)}
            onCreated={() => setCreating(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function Favourites({ purchases }: { purchases: Purchases }) {
  const { t } = useTranslation('orders', { keyPrefix: 'purchases' });
  const format = useFormat();
  return (
    <>
      <h3>{t('most')}</h3>
      <ul>
        {purchases.products.slice(0, 5).map(({ product, count, quantity, filter }) => (
          <li key={product.id}>
            <FilterLink object="orderLine" filter={filter}>
              <bdi>{product.label}</bdi>
            </FilterLink>
            <span className="tabular" title={t('times', { count })}>
              {formatNumber(count, format)}×
              {quantity !== null &&
                ` · ${t('pieces', { count: quantity, number: formatNumber(quantity, format) })}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Latest({ orders }: { orders: RecordData[] }) {
  const { t } = useTranslation('orders', { keyPrefix: 'purchases' });
  const format = useFormat();
  const object = useObjectIfKnown('order');
  const status = object && fieldOf(object, 'status');
  if (!object) return null;
  return (
    <>
      <h3>{t('latest')}</h3>
      <ul>
        {orders.map((order) => (
          <li key={order.id}>
            <Link to="/$path/$id" params={{ path: object.path, id: order.id }}>
              <bdi>{labelOf(object, order)}</bdi>
            </Link>
            <span>
              {typeof order.orderedOn === 'string' && formatDate(order.orderedOn, format)}
            </span>
            {status && <FieldValue field={status} value={order.status} />}
            <span className="tabular">
              {order.total ? formatMoney(order.total as Money, format) : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
