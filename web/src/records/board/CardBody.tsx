import { Tooltip } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData, Reference } from '../../platform/api';
import { formatDateTime, formatMoney, useFormat } from '../../platform/format';
import { FieldValue, isEmpty } from '../fieldTypes';
import { initials, ReferenceChip } from '../fields/ReferenceChip';
import classes from './board.module.css';
import { moneyOf } from './boardModel';
import { stayOf } from './cardLayout';
import type { CardLayout } from './cardLayout';
import type { GroupTraits } from './useBoard';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  layout: CardLayout;
  traits: GroupTraits | undefined;
  tabIndex: number;
}

/** What a card says: name and amount, whom it is for, the next step, who has it and for how long. */
export function CardBody({ object, record, layout, traits, tabIndex }: Props) {
  const { t } = useTranslation('board');
  const format = useFormat();
  const amount = moneyOf(record, layout.amount?.name ?? null);
  const owner = layout.owner && (record[layout.owner.name] as Reference | null);
  return (
    <>
      <div className={classes.cardHead}>
        <Link
          to="/$path/$id"
          params={{ path: object.path, id: record.id }}
          className={classes.cardName}
          draggable={false}
          tabIndex={tabIndex}
          data-card-link
          dir="auto"
        >
          {String(record[object.labelField] ?? '')}
        </Link>
        {amount && (
          <span className={`${classes.amount} tabular`}>{formatMoney(amount, format)}</span>
        )}
      </div>
      {layout.references.map(({ name }) => {
        const reference = record[name] as Reference | null;
        return (
          reference && (
            <div key={name} className={classes.cardReference}>
              <ReferenceChip reference={reference} plain />
            </div>
          )
        );
      })}
      {layout.lines.map((field) =>
        isEmpty(record[field.name]) ? null : (
          <div key={field.name} className={classes.cardLine} title={field.label}>
            <FieldValue field={field} value={record[field.name]} />
          </div>
        ),
      )}
      <div className={classes.cardFoot}>
        <DaysInColumn record={record} layout={layout} traits={traits} />
        {owner && (
          <Tooltip label={owner.label}>
            <span
              className={classes.owner}
              role="img"
              aria-label={t('owner', { name: owner.label })}
            >
              {initials(owner.label)}
            </span>
          </Tooltip>
        )}
      </div>
    </>
  );
}

function DaysInColumn({ record, layout, traits }: Pick<Props, 'record' | 'layout' | 'traits'>) {
  const { t } = useTranslation('board');
  const format = useFormat();
  const stay = stayOf(record, layout, traits);
  if (!stay) return <span />;
  const { since, days, stalled, limit } = stay;
  // After a year the days no longer say anything.
  const years = Math.floor(days / 365);
  const stayed = years > 0 ? t('years', { count: years }) : t('days', { count: days });
  return (
    <Tooltip
      label={
        stalled
          ? t('stalledSince', { date: formatDateTime(since, format), count: limit })
          : t('since', { date: formatDateTime(since, format) })
      }
    >
      <span className={classes.days} data-stalled={stalled || undefined}>
        {stalled && <IconClockHour4 size={13} aria-hidden />}
        {stalled ? t('stalled', { time: stayed }) : stayed}
      </span>
    </Tooltip>
  );
}
