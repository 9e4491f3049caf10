import {
  Group,
  NativeSelect,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '../../platform/api';
import { fieldIcon } from '../fields/fieldIcons';
import type { Condition } from './conditions';
import { operatorsOf } from './conditions';
import classes from './FilterEditor.module.css';
import { FilterValue } from './FilterValue';

interface Props {
  fields: FieldDefinition[];
  /** Null begins a new condition with the choice of its field. */
  condition: Condition | null;
  onChange: (condition: Condition) => void;
  onDone: () => void;
}

export function FilterEditor({ fields, condition, onChange, onDone }: Props) {
  const [begun, setBegun] = useState<Condition | null>(condition);
  if (!begun) {
    return (
      <FieldChoice
        fields={fields}
        onChoose={(field) => {
          const first = operatorsOf(field)[0]!;
          const next = { field, operator: first, values: [] };
          setBegun(next);
          if (first.input === 'none') onChange(next);
        }}
      />
    );
  }
  return (
    <ConditionEditor
      condition={begun}
      onChange={(next) => {
        setBegun(next);
        onChange(next);
      }}
      onDone={onDone}
    />
  );
}

function FieldChoice({
  fields,
  onChoose,
}: {
  fields: FieldDefinition[];
  onChoose: (field: FieldDefinition) => void;
}) {
  const { t } = useTranslation('records');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const sought = text.trim().toLocaleLowerCase();
  const found = fields
    .filter((field) => operatorsOf(field).length > 0)
    .filter((field) => field.label.toLocaleLowerCase().includes(sought));

  return (
    <Stack gap={6} w={250}>
      <TextInput
        size="xs"
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="filter-fields"
        aria-activedescendant={found[at] ? `filter-field-${found[at].name}` : undefined}
        aria-label={t('filter.field')}
        placeholder={t('filter.field')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter' && found[at]) onChoose(found[at]);
          else return;
          event.preventDefault();
        }}
      />
      <ScrollArea.Autosize mah={300} type="auto">
        <div role="listbox" id="filter-fields" aria-label={t('filter.field')}>
          {found.map((field, index) => (
            <UnstyledButton
              key={field.name}
              id={`filter-field-${field.name}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={classes.field}
              onMouseEnter={() => setAt(index)}
              onClick={() => onChoose(field)}
            >
              {fieldIcon(field.type)}
              {field.label}
            </UnstyledButton>
          ))}
        </div>
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p={6}>
            {t('reference.nothing')}
          </Text>
        )}
      </ScrollArea.Autosize>
    </Stack>
  );
}

function ConditionEditor({
  condition,
  onChange,
  onDone,
}: {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('records');
  const { field, operator } = condition;
  const operators = operatorsOf(field);
  return (
    <Stack gap={8} w={270}>
      <Group gap={6} wrap="nowrap">
        <Text size="sm" fw={550} truncate>
          {field.label}
        </Text>
        <NativeSelect
          size="xs"
          flex={1}
          aria-label={t('filter.operator')}
          value={operator.name}
          data={operators.map(({ name }) => ({ value: name, label: t(`operator.${name}`) }))}
          onChange={(event) => {
            const next = operators.find(({ name }) => name === event.currentTarget.value)!;
            // A value of another kind would make no sense under the new operator.
            onChange({
              field,
              operator: next,
              values: next.input === operator.input ? condition.values : [],
            });
          }}
        />
      </Group>
      <FilterValue key={operator.name} condition={condition} onChange={onChange} onDone={onDone} />
    </Stack>
  );
}
