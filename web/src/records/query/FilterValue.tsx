import { NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberSigns, useFormat } from '../../platform/format';
import { useReferenceOptions } from '../fields/referenceOptions';
import type { Condition } from './conditions';
import {
  inPeriod,
  isCalendarPeriod,
  isRelativeDay,
  isSelf,
  periodInWords,
  periods,
  relativeDays,
  rollingPeriods,
} from './conditions';
import { ofThePast } from './operators';
import { OptionList } from './OptionList';
import { rememberLabel, useReferenceLabels } from './referenceLabels';
import { TagOptions } from './TagOptions';

const DateEditor = lazy(async () => ({
  default: (await import('../fields/dateEditors')).DateEditor,
}));

interface Props {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onDone: () => void;
}

/** The value of a condition, by what its operator asks for. */
export function FilterValue(props: Props) {
  switch (props.condition.operator.input) {
    case 'none':
      return null;
    case 'text':
    case 'number':
      return <TypedValue {...props} />;
    case 'date':
      return <DateValue {...props} />;
    case 'period':
      return <PeriodValue {...props} />;
    case 'options':
      return <Options {...props} />;
    case 'inPeriod':
      return <OptionsInPeriod {...props} />;
  }
}

function Options(props: Props) {
  switch (props.condition.field.type) {
    case 'reference':
      return <RecordOptions {...props} />;
    case 'tags':
      return <TagOptions {...props} />;
    default:
      return <ChoiceOptions {...props} />;
  }
}

/** The period stands before the values, as RSQL has it; it is empty until it is chosen. */
function OptionsInPeriod({ condition, onChange, onDone }: Props) {
  const { period, values } = inPeriod(condition);
  const change = (first: string, others: string[]) =>
    onChange({ ...condition, values: [first, ...others] });
  return (
    <Stack gap={8}>
      <PeriodValue
        condition={{ ...condition, values: period ? [period] : [] }}
        onChange={(next) => change(next.values[0] ?? '', values)}
        // With its values it is whole; without them they are still to be chosen.
        onDone={() => values.length > 0 && onDone()}
      />
      <Options
        condition={{ ...condition, values }}
        onChange={(next) => change(period, next.values)}
        onDone={onDone}
      />
    </Stack>
  );
}

function TypedValue({ condition, onChange, onDone }: Props) {
  const { t } = useTranslation('records');
  const { locale } = useFormat();
  const { group, decimal } = numberSigns(locale);
  const [text, setText] = useState(condition.values[0] ?? '');
  const apply = useDebouncedCallback((value: string) => {
    onChange({ ...condition, values: [value.trim()] });
  }, 250);
  const shared = {
    size: 'xs',
    'data-autofocus': true,
    autoFocus: true,
    'aria-label': t('filter.value'),
    placeholder: t('filter.value'),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Enter') return;
      apply.flush();
      onDone();
    },
  } as const;
  const type = (value: string) => {
    setText(value);
    apply(value);
  };
  if (condition.operator.input === 'number') {
    return (
      <NumberInput
        {...shared}
        hideControls
        valueIsNumericString
        thousandSeparator={group}
        decimalSeparator={decimal}
        value={text}
        onValueChange={({ value }) => type(value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      dir="auto"
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

function DateValue({ condition, onChange }: Props) {
  const { t } = useTranslation('records');
  const value = condition.values[0] ?? '';
  const relative = isRelativeDay(value);
  const change = (next: string | null) => onChange({ ...condition, values: next ? [next] : [] });
  return (
    <Stack gap={8}>
      <Select
        size="xs"
        data-autofocus
        aria-label={t('filter.value')}
        data={[
          { value: 'day', label: t('filter.day') },
          ...relativeDays.map((day) => ({ value: day, label: t(`period.${day}`) })),
        ]}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        value={relative ? value : 'day'}
        onChange={(next) => change(next === 'day' ? null : next)}
      />
      {!relative && (
        <Suspense>
          <DateEditor
            field={{ ...condition.field, required: true }}
            value={value || null}
            onChange={change}
            bare
          />
        </Suspense>
      )}
    </Stack>
  );
}

function PeriodValue({ condition, onChange, onDone }: Props) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const value = condition.values[0] ?? null;
  const [text, setText] = useState('');
  const typed = text.trim().toUpperCase();
  // '2017-Q1' is a period by itself, '14' the number of days of one.
  const days = /^[1-9]\d{0,2}$/.test(typed) ? [`last${typed}d`, `next${typed}d`] : [];
  const meant = isCalendarPeriod(typed) ? [typed] : days;
  const named = [...periods, ...rollingPeriods] as string[];
  const others = [...meant, value ?? ''].filter((one) => one !== '' && !named.includes(one));
  const data = [...others, ...named];
  return (
    <Select
      size="xs"
      data-autofocus
      autoFocus
      searchable
      aria-label={t('filter.value')}
      placeholder={t('filter.periodHint')}
      data={data.map((one) => ({ value: one, label: periodInWords(one, format, t) }))}
      // A typed period is shown by its name, which need not hold what was typed.
      filter={
        meant.length > 0
          ? ({ options }) =>
              options.filter((option) => 'value' in option && meant.includes(option.value))
          : undefined
      }
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={260}
      value={value}
      onSearchChange={setText}
      onChange={(next) => {
        onChange({ ...condition, values: next ? [next] : [] });
        if (next) onDone();
      }}
    />
  );
}

function ChoiceOptions({ condition, onChange }: Props) {
  const options = condition.field.choices ?? [];
  return (
    <OptionList
      label={condition.field.label}
      options={options.map(({ value, label }) => ({ value, label }))}
      values={condition.values}
      onChange={(values) => onChange({ ...condition, values })}
    />
  );
}

function RecordOptions({ condition, onChange }: Props) {
  const { t } = useTranslation('records');
  const { field, values } = condition;
  const [text, setText] = useState('');
  const [sought] = useDebouncedValue(text, 120);
  const { data: found = [] } = useReferenceOptions(field, sought, undefined, true);
  const labels = useReferenceLabels(
    new Map(values.filter((id) => !isSelf(id)).map((id) => [id, field.targets ?? []])),
  );
  const only = field.targets?.length === 1 && !text ? field.targets[0] : undefined;
  const me =
    field.targets?.includes('user') && !text ? [{ value: 'me', label: t('filter.me') }] : [];
  // Who was in a team then is not known: what was is asked of people and teams by name.
  const myTeam =
    (only === 'user' || only === 'team') && !ofThePast(condition.operator)
      ? [{ value: 'myTeam', label: t('filter.myTeam') }]
      : [];
  const chosen = values
    .filter((id) => !isSelf(id))
    .map((id) => ({ value: id, label: labels.get(id) ?? '…' }));
  const others = found
    .filter(({ id }) => !values.includes(id))
    .map(({ id, label, detail }) => ({ value: id, label, detail }));
  return (
    <Stack gap={8}>
      <TextInput
        size="xs"
        data-autofocus
        autoFocus
        dir="auto"
        aria-label={t('reference.search')}
        placeholder={t('reference.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <OptionList
        label={field.label}
        options={[...me, ...myTeam, ...chosen, ...others]}
        values={values}
        onChange={(next) => {
          for (const { id, label } of found) if (next.includes(id)) rememberLabel(id, label);
          onChange({ ...condition, values: next });
        }}
      />
    </Stack>
  );
}
