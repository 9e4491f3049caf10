import { Button } from '@mantine/core';
import { IconTruckDelivery, IconTruckReturn } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatDayRelative, formatNumber, todayIn, useFormat } from '../../platform/format';
import { say } from '../../platform/languages';
import { recordKeys } from '../../records/recordQueries';
import { MoveDialog } from './MoveDialog';
import { isLate, keyOf, movable, nameOf } from './orders';
import type { OrderLine, OrderView } from './orders';
import classes from './orders.module.css';

/** What of an order is delivered and what came back, and the two acts that change it. */
export function DeliveryPanel({ record }: RecordProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [moving, setMoving] = useState<'delivery' | 'return' | null>(null);
  const { data } = useQuery({
    queryKey: [...recordKeys.one('order', record.id), 'delivery'],
    queryFn: ({ signal }) => request<OrderView>(`/api/orders/${record.id}`, { signal }),
  });
  if (!data?.lines) return null;
  const { lines, order } = data;
  const closed = order.status === 'draft' || order.status === 'cancelled';
  const may = (kind: 'delivery' | 'return') =>
    data.mayMove && !closed && lines.some((line) => movable(line, kind) > 0);
  const promised = typeof order.promisedOn === 'string' ? order.promisedOn : null;
  return (
    <section className={classes.panel}>
      <header>
        <h2>{say('sales:delivery')}</h2>
        {may('return') && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTruckReturn size={15} />}
            onClick={() => setMoving('return')}
          >
            {t('return.act')}
          </Button>
        )}
        {may('delivery') && (
          <Button
            size="compact-sm"
            leftSection={<IconTruckDelivery size={15} />}
            onClick={() => setMoving('delivery')}
          >
            {t('delivery.act')}
          </Button>
        )}
      </header>
      {promised && isLate(order, todayIn(format.timeZone)) && (
        <p data-late>{t('late', { when: formatDayRelative(promised, format) })}</p>
      )}
      <ul>
        {lines.map((line) => (
          <Line key={keyOf(line)} line={line} />
        ))}
      </ul>
      {moving && (
        <MoveDialog
          order={record.id}
          lines={lines}
          kind={moving}
          currency={String(order.currency ?? '')}
          onClose={() => setMoving(null)}
        />
      )}
    </section>
  );
}

function Line({ line }: { line: OrderLine }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const unit = line.unit ? ` ${line.unit}` : '';
  const share = line.ordered > 0 ? Math.min(1, line.delivered / line.ordered) : 1;
  return (
    <li>
      <span className={classes.what} dir="auto">
        {nameOf(line)}
      </span>
      <span className={`${classes.much} tabular`}>
        {t('of', {
          delivered: formatNumber(line.delivered, format),
          ordered: formatNumber(line.ordered, format) + unit,
        })}
        {line.returned > 0 && (
          <em> · {t('returned', { quantity: formatNumber(line.returned, format) })}</em>
        )}
      </span>
      <span className={classes.track} aria-hidden>
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </li>
  );
}
