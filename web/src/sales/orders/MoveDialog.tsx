import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../platform/api';
import { requestAnswer } from '../../platform/client';
import { formatNumber, todayIn, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { offered } from '../../records/choices';
import { rememberChangeSet } from '../../records/ownChanges';
import { touch } from '../../records/touch';
import { offerUndo } from '../../records/undo';
import { keyOf, movable, nameOf, quantityOf } from './orders';
import type { OrderLine, OrderView } from './orders';
import classes from './orders.module.css';

interface Props {
  order: Id;
  lines: OrderLine[];
  kind: 'delivery' | 'return';
  currency: string;
  onClose: () => void;
}

/** Says how much of each line went out or came back; it begins with all that is left, or with nothing back. */
export function MoveDialog({ order, lines, kind, currency, onClose }: Props) {
  const { t } = useTranslation('orders', { keyPrefix: kind });
  const { t: say } = useTranslation('orders');
  const format = useFormat();
  const movements = useObjectIfKnown('orderMovement');
  const reasons = offered(movements && fieldOf(movements, 'reason'));
  const some = lines.filter((line) => movable(line, kind) > 0);
  const [quantities, setQuantities] = useState<Record<string, string | number>>(() =>
    Object.fromEntries(
      some.map((line) => [
        keyOf(line),
        kind === 'delivery' || some.length === 1 ? movable(line, kind) : 0,
      ]),
    ),
  );
  const [on, setOn] = useState(() => todayIn(format.timeZone));
  const [reason, setReason] = useState<string | null>(null);
  const [amount, setAmount] = useState<string | number>('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const moved = some.flatMap((line) => {
    const quantity = quantityOf(quantities[keyOf(line)] ?? 0);
    return quantity ? [{ line: line.id, part: line.part, quantity }] : [];
  });
  const back = kind === 'return';

  const moving = useOnce({
    mutationFn: () =>
      requestAnswer<OrderView>(`/api/orders/${order}/${back ? 'returns' : 'deliveries'}`, {
        method: 'POST',
        body: {
          on,
          ...(back && { reason }),
          lines: moved.map((one) => ({
            ...one,
            ...(back && moved.length === 1 && amount !== '' && { amount: Number(amount) }),
          })),
        },
      }),
    onSuccess: async ({ changeSet }) => {
      rememberChangeSet(changeSet);
      onClose();
      await Promise.all([touch('order', [order]), touch('orderMovement', null)]);
      offerUndo(changeSet, t('done'));
    },
    onError: (problem) => {
      if (!isProblem(problem, 422)) return notifyProblem(problem);
      const byLine: Record<string, string> = {};
      for (const { field, message } of problem.errors) {
        const index = /^lines\[(\d+)\]\./.exec(field)?.[1];
        const part = index === undefined ? undefined : moved[Number(index)];
        byLine[part ? keyOf({ id: part.line, part: part.part }) : 'all'] ??= message;
      }
      setErrors(byLine);
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setErrors({});
    moving.mutate();
  }

  return (
    <Modal opened onClose={onClose} title={t('title')} size="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ul className={classes.parts}>
            {some.map((line) => {
              const most = movable(line, kind);
              return (
                <li key={keyOf(line)}>
                  <NumberInput
                    label={<bdi>{nameOf(line)}</bdi>}
                    description={t('most', { count: formatNumber(most, format) })}
                    suffix={line.unit ? ` ${line.unit}` : ''}
                    value={quantities[keyOf(line)] ?? 0}
                    min={0}
                    max={most}
                    decimalScale={4}
                    error={errors[keyOf(line)]}
                    onChange={(value) =>
                      setQuantities((before) => ({ ...before, [keyOf(line)]: value }))
                    }
                  />
                </li>
              );
            })}
          </ul>
          {back && (
            <Select
              label={say('reason')}
              data={reasons.map(({ value, label }) => ({ value, label }))}
              value={reason}
              onChange={setReason}
              required
            />
          )}
          <Group grow align="start">
            <TextInput
              type="date"
              label={t('on')}
              value={on}
              onChange={(event) => setOn(event.currentTarget.value)}
              required
            />
            {back && moved.length === 1 && (
              <NumberInput
                label={say('moneyBack', { currency })}
                description={say('moneyBackHelp')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                value={amount}
                min={0}
                decimalScale={4}
                onChange={setAmount}
              />
            )}
          </Group>
          {errors.all && (
            <Text size="sm" c="red">
              {errors.all}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button
              type="submit"
              loading={moving.isPending}
              disabled={moved.length === 0 || !on || (back && !reason)}
            >
              {t('act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
