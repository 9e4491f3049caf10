import {
  Checkbox,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '../../platform/api';
import { currenciesQuery } from '../../platform/currencies';
import { numberSigns, useFormat } from '../../platform/format';
import type { EditorProps } from '../fieldTypes';
import { mayFollow } from '../transitions';
import classes from './editors.module.css';
import { inputProps } from './inputProps';

const inputTypes: Record<string, { type: string; dir?: 'ltr' }> = {
  email: { type: 'email', dir: 'ltr' },
  phone: { type: 'tel', dir: 'ltr' },
  url: { type: 'url', dir: 'ltr' },
};

/** Text, e-mail, phone and web address. */
export function TextEditor(props: EditorProps<string>) {
  const { field, value, onChange } = props;
  return (
    <TextInput
      {...inputProps(props)}
      {...(inputTypes[field.type] ?? { type: 'text', dir: 'auto' })}
      maxLength={field.maxLength ?? undefined}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

export function LongTextEditor(props: EditorProps<string>) {
  const { field, value, onChange } = props;
  return (
    <Textarea
      {...inputProps(props)}
      dir="auto"
      autosize
      minRows={props.bare ? 2 : 3}
      maxRows={12}
      maxLength={field.maxLength ?? undefined}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** Number and percent, typed with the signs of the language. */
export function NumberEditor(props: EditorProps<number>) {
  const { field, value, onChange } = props;
  return (
    <NumberInput
      {...inputProps(props)}
      {...useNumberInput(field)}
      suffix={field.type === 'percent' ? '%' : undefined}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
    />
  );
}

/** An amount; a new one is in the organisation's currency until another one of those in use is chosen. */
export function MoneyEditor(props: EditorProps<Money>) {
  const { t } = useTranslation('records');
  const { field, value, onChange, disabled } = props;
  const format = useFormat();
  // An amount that is still empty can't hold the choice.
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = value?.currency ?? chosen ?? format.currency;
  const inUse = useQuery(currenciesQuery).data?.map(({ code }) => code) ?? [];
  const codes = [...new Set([...inUse, currency])];
  return (
    <NumberInput
      {...inputProps(props)}
      {...useNumberInput(field)}
      leftSection={
        codes.length > 1 && !disabled ? (
          <select
            className={classes.currency}
            aria-label={`${field.label}, ${t('currency')}`}
            value={currency}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              if (value) onChange({ ...value, currency: event.currentTarget.value });
            }}
          >
            {codes.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        ) : (
          <Text size="xs" c="dimmed">
            {currency}
          </Text>
        )
      }
      leftSectionWidth={codes.length > 1 ? 62 : 46}
      leftSectionPointerEvents="all"
      // Amounts stay the strings that they are: a float would lose their cents.
      valueIsNumericString
      value={value?.amount ?? ''}
      onValueChange={({ value: amount }) => onChange(amount === '' ? null : { amount, currency })}
    />
  );
}

function useNumberInput(field: EditorProps<unknown>['field']) {
  const { group, decimal } = numberSigns(useFormat().locale);
  return {
    thousandSeparator: field.max !== null && Number(field.max) < 10_000 ? '' : group,
    decimalSeparator: decimal,
    allowedDecimalSeparators: ['.', ','].filter((sign) => sign !== group),
    decimalScale: field.scale ?? 2,
    allowNegative: field.min === null || Number(field.min) < 0,
    hideControls: true,
    // Out of range is said, never silently corrected.
    clampBehavior: 'none',
    withKeyboardEvents: false,
    inputMode: 'decimal',
    dir: 'ltr',
    styles: { input: { textAlign: 'start' } },
  } as const;
}

export function YesNoEditor(props: EditorProps<boolean>) {
  const { t } = useTranslation('records');
  const { field, value, onChange, bare } = props;
  if (bare) {
    return (
      <SegmentedControl
        size="xs"
        aria-label={field.label}
        data={[
          { value: 'true', label: t('value.yes') },
          { value: 'false', label: t('value.no') },
        ]}
        value={String(value ?? false)}
        onChange={(next) => onChange(next === 'true')}
      />
    );
  }
  const { label, description, error, disabled, name } = inputProps(props);
  return (
    <Checkbox
      {...{ label, description, error, disabled, name }}
      mt={26}
      checked={value ?? false}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function ChoiceEditor(props: EditorProps<string>) {
  const { t } = useTranslation('records');
  const { field, value, onChange, record } = props;
  const choices = field.choices ?? [];
  const open = mayFollow(field, record);
  return (
    <Select
      {...inputProps(props)}
      data={choices
        .filter((choice) => choice.value === value || open(choice.value))
        .map(({ value: name, label }) => ({ value: name, label }))}
      value={value}
      onChange={onChange}
      clearable={!field.required && !props.bare}
      allowDeselect={!field.required}
      searchable={choices.length > 7}
      nothingFoundMessage={t('reference.nothing')}
      defaultDropdownOpened={props.bare}
      comboboxProps={{ transitionProps: { duration: 80 } }}
      maxDropdownHeight={280}
    />
  );
}

export function MultiChoiceEditor(props: EditorProps<string[]>) {
  const { field, value, onChange } = props;
  return (
    <MultiSelect
      {...inputProps(props)}
      data={(field.choices ?? [])
        .filter((choice) => !choice.hidden || value?.includes(choice.value))
        .map(({ value: name, label }) => ({ value: name, label }))}
      value={value ?? []}
      onChange={(next) => onChange(next.length > 0 ? next : null)}
      searchable
      hidePickedOptions
      comboboxProps={{ transitionProps: { duration: 80 } }}
    />
  );
}
