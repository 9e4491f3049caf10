import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import type { Condition } from './conditions';
import { operatorsOf } from './conditions';
import { FilterValue } from './FilterValue';

export interface EditorProps {
  object: ObjectDefinition;
  /** Those of the object, and those across references that the filter names. */
  fields: FieldDefinition[];
  /** The names of the records that the filter names, by id. */
  labels: ReadonlyMap<string, string>;
}

/** A condition as it begins: its field, and the comparison that is asked most. */
export function begun(field: FieldDefinition): Condition {
  return { field, operator: operatorsOf(field)[0]!, values: [] };
}

export function ConditionEditor({
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
