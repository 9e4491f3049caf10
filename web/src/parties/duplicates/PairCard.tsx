import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatList, formatPercent, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../../records/catalog';
import { ReferenceChip, ReachableLinks } from '../../records/fields/ReferenceChip';
import { FieldValue } from '../../records/fieldTypes';
import classes from './duplicates.module.css';
import { compared, labelOf, pairsKey, reject, reopen } from './duplicates';
import type { Pair } from './duplicates';

const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }));

interface Props {
  object: ObjectDefinition;
  pair: Pair;
  /** Somebody said that they are two. */
  rejected: boolean;
}

/** Two records side by side, why they may be one, and what to do about it. */
export function PairCard({ object, pair, rejected }: Props) {
  const { t } = useTranslation('duplicates');
  const client = useQueryClient();
  const [merging, setMerging] = useState(false);
  const names = { one: labelOf(object, pair.one), other: labelOf(object, pair.other) };
  const deciding = useOnce({
    mutationFn: () => (rejected ? reopen(pair) : reject(pair)),
    onSuccess: async () => {
      if (!rejected) {
        notifications.show({ message: t('rejected', names), withBorder: true, autoClose: 3000 });
      }
      await client.invalidateQueries({ queryKey: pairsKey });
    },
    onError: notifyProblem,
  });

  return (
    <li className={classes.pair} aria-label={`${names.one} · ${names.other}`}>
      <Why pair={pair} />
      <Values object={object} pair={pair} names={names} />
      {object.can.update && (
        <div className={classes.acts}>
          {!rejected && object.can.delete && (
            <Button size="xs" onClick={() => setMerging(true)}>
              {t('merge')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            loading={deciding.isPending}
            onClick={() => deciding.mutate()}
          >
            {t(rejected ? 'reopen' : 'reject')}
          </Button>
        </div>
      )}
      {merging && (
        <Suspense>
          <MergeDialog object={object} pair={pair} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </li>
  );
}

function Why({ pair }: { pair: Pair }) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const reasons = pair.reasons.map((reason) => t(`reason.${reason}`));
  const against = pair.against.map((reason) => t(`differs.${reason}`));
  return (
    <p className={classes.why}>
      <strong className="tabular" data-certain={pair.certain || undefined}>
        {t('score', { percent: formatPercent(Math.floor(pair.score * 100), format) })}
      </strong>{' '}
      {formatList(reasons, format)}
      {against.length > 0 && (
        <span className={classes.against}>
          {' · '}
          {t('but', { reasons: formatList(against, format) })}
        </span>
      )}
    </p>
  );
}

function Values({
  object,
  pair,
  names,
}: {
  object: ObjectDefinition;
  pair: Pair;
  names: { one: string; other: string };
}) {
  const { t } = useTranslation('duplicates');
  const fields = Object.keys(pair.one).flatMap((name) => fieldOf(object, name) ?? []);
  const { different, same } = compared(fields, pair.one, pair.other);
  const rows = [...different, ...same].filter(({ name }) => name !== object.labelField);
  return (
    <ReachableLinks value>
      <table className={classes.values}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>{t('field')}</span>
            </th>
            {(['one', 'other'] as const).map((side) => (
              <th scope="col" key={side}>
                <ReferenceChip
                  reference={{ id: pair[side].id, object: object.name, label: names[side] }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((field) => (
            <tr key={field.name} data-same={same.includes(field) || undefined}>
              <th scope="row">{field.label}</th>
              <td>
                <FieldValue field={field} value={pair.one[field.name]} />
              </td>
              <td>
                <FieldValue field={field} value={pair.other[field.name]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReachableLinks>
  );
}
