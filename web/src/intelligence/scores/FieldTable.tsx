import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { FigureTable } from '../charts/FigureTable';
import type { Overview, Plan } from './scores';
import classes from './scores.module.css';
import { SuspicionWords } from './SuspicionWords';

interface Props {
  object: ObjectDefinition;
  overview: Overview;
  onChange: (plan: Plan) => void;
}

/** What may be learned from: what each field tells, what is odd about it, and what somebody said of it. */
export function FieldTable({ object, overview, onChange }: Props) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { plan, examined, used } = overview;
  if (!plan || !examined) return null;
  const fields = examined.fields
    .filter(({ filled, suspicions }) => filled > 0 || suspicions.length > 0)
    .flatMap((each) => {
      const field = object.fields.find(({ name }) => name === each.name);
      return field ? [{ ...each, label: field.label }] : [];
    })
    .toSorted((one, other) => other.alone - one.alone);

  function say(name: string, what: string) {
    const without = (names: string[]) => names.filter((each) => each !== name);
    onChange({
      ...plan!,
      known: what === 'known' ? [...without(plan!.known), name] : without(plan!.known),
      later: what === 'later' ? [...without(plan!.later), name] : without(plan!.later),
    });
  }

  return (
    <div className={classes.fields}>
      <FigureTable
        label={t('fields.title')}
        head={[
          t('fields.field'),
          t('fields.alone'),
          t('fields.filled'),
          t('fields.odd'),
          t('fields.said'),
        ]}
      >
        {fields.map(({ name, label, alone, filled, suspicions }) => (
          <tr key={name}>
            <th scope="row" className={classes.fieldName} dir="auto">
              {label}
            </th>
            <td className="tabular">{formatNumber(alone, format, 2)}</td>
            <td className="tabular">{formatPercent(100 * filled, format)}</td>
            <td>
              <ul className={classes.suspicions}>
                {suspicions.map((suspicion) => (
                  <li key={suspicion.kind}>
                    <SuspicionWords suspicion={suspicion} />
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <NativeSelect
                size="xs"
                className={classes.said}
                aria-label={t('fields.sayOf', { field: label })}
                data={[
                  { value: '', label: t(used.includes(name) ? 'fields.used' : 'fields.leftOut') },
                  { value: 'known', label: t('fields.known') },
                  { value: 'later', label: t('fields.later') },
                ]}
                value={
                  plan.known.includes(name) ? 'known' : plan.later.includes(name) ? 'later' : ''
                }
                onChange={({ currentTarget: { value } }) => say(name, value)}
              />
            </td>
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}
