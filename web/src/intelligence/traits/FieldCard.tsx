import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { ChartCard } from '../charts/ChartCard';
import { FilterLink } from '../charts/FilterLink';
import { useReason } from '../scores/useReason';
import { Sparkline } from './Sparkline';
import type { FieldTraits, Trait, Traits } from './traits';
import { shareWell } from './traits';
import classes from './traits.module.css';

interface Props {
  object: ObjectDefinition;
  traits: Traits;
  field: FieldTraits;
}

/** How the records with each value of a field ended, against all. */
export function FieldCard({ object, traits, field }: Props) {
  const label = object.fields.find(({ name }) => name === field.field)?.label ?? field.field;
  const all = shareWell(traits.all);
  return (
    <ChartCard
      title={label}
      chart={
        <ul className={classes.values}>
          {field.values.map((trait) => (
            <Value
              key={`${trait.key}`}
              object={object}
              field={field.field}
              trait={trait}
              all={all}
            />
          ))}
        </ul>
      }
    />
  );
}

interface ValueProps {
  object: ObjectDefinition;
  field: string;
  trait: Trait;
  /** The share among all records. */
  all: number;
}

function Value({ object, field, trait, all }: ValueProps) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const name = useName(object, field)(trait);
  const { count, difference, tendency, trend } = trait;
  const share = shareWell(count);
  return (
    <li data-difference={difference}>
      <FilterLink object={object.name} filter={count.endedFilter} className={classes.name}>
        <bdi>{name}</bdi>
      </FilterLink>
      <FilterLink object={object.name} filter={count.wellFilter} className={classes.share}>
        <span className={classes.track} aria-hidden>
          <span style={{ inlineSize: `${share}%` }} />
          {count.between && (
            <i
              className={classes.between}
              style={{
                insetInlineStart: `${count.between.low}%`,
                inlineSize: `${count.between.high - count.between.low}%`,
              }}
            />
          )}
          <i className={classes.all} style={{ insetInlineStart: `${all}%` }} />
        </span>
        <strong className="tabular">{formatPercent(share, format)}</strong>
      </FilterLink>
      <span className={`${classes.count} tabular`}>
        {t('traits.of', {
          well: formatNumber(count.well, format),
          ended: formatNumber(count.ended, format),
        })}
      </span>
      <Tooltip
        label={t('traits.between', {
          low: formatPercent(count.between?.low ?? 0, format),
          high: formatPercent(count.between?.high ?? 100, format),
        })}
      >
        <span className={classes.words}>
          {t(`traits.difference.${difference}`)}
          {tendency && `, ${t(`traits.tendency.${tendency}`)}`}
        </span>
      </Tooltip>
      <Sparkline trend={trend} />
    </li>
  );
}

/** What a value is called: as a reason would call it. */
function useName(object: ObjectDefinition, field: string) {
  const words = useReason(object);
  return ({ key, label, from, below }: Trait) => {
    const of = key === null ? 'empty' : from !== null || below !== null ? 'range' : 'value';
    return words({ field, of, value: key, label, from, below, factor: 1 }).value;
  };
}
