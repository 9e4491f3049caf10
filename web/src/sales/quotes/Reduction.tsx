import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftReduction } from './quotes';
import classes from './quotes.module.css';

interface Props {
  reduction: DraftReduction;
  onChange: (reduction: DraftReduction) => void;
  currency: string;
  error: string | undefined;
}

/** What is taken off a whole draft, in per cent or as an amount. */
export function Reduction({ reduction, onChange, currency, error }: Props) {
  const { t } = useTranslation('quotes');
  return (
    <div className={classes.reduction}>
      <TextInput
        label={t('editor.reduction')}
        inputMode="decimal"
        dir="ltr"
        maxLength={30}
        placeholder="0"
        value={reduction.text}
        error={error}
        onChange={(event) => onChange({ ...reduction, text: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('editor.reductionUnit')}
        value={reduction.unit}
        data={[
          { value: 'percent', label: '%' },
          { value: 'amount', label: currency },
        ]}
        onChange={(event) =>
          onChange({
            ...reduction,
            unit: event.currentTarget.value === 'amount' ? 'amount' : 'percent',
          })
        }
      />
    </div>
  );
}
