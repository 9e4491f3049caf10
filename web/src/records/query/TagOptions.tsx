import { Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagsQuery } from '../fields/tags';
import type { Condition } from './conditions';
import { OptionList } from './OptionList';
import { rememberLabel } from './referenceLabels';

/** Of more, typing finds the one that is meant. */
const mostOptions = 200;

interface Props {
  condition: Condition;
  onChange: (condition: Condition) => void;
}

/** The vocabulary's tags, to be asked for. */
export function TagOptions({ condition, onChange }: Props) {
  const { t } = useTranslation('records');
  const [text, setText] = useState('');
  const { data: tags = [] } = useQuery(tagsQuery);
  const sought = text.trim().toLowerCase();
  const shown = tags.filter(
    ({ id, label }) => condition.values.includes(id) || label.toLowerCase().includes(sought),
  );
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
        label={condition.field.label}
        options={shown.slice(0, mostOptions).map(({ id, label }) => ({ value: id, label }))}
        values={condition.values}
        onChange={(values) => {
          for (const { id, label } of tags) if (values.includes(id)) rememberLabel(id, label);
          onChange({ ...condition, values });
        }}
      />
    </Stack>
  );
}
