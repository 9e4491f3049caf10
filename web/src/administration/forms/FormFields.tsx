import { ActionIcon, Checkbox, Select, TextInput, Title, Tooltip } from '@mantine/core';
import type { DragEndEvent } from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useObject } from '../../records/catalog';
import own from '../fields/fields.module.css';
import { DragHandle } from '../sorting/DragHandle';
import { Sorting } from '../sorting/Sorting';
import type { IntakeForm } from './api';
import form_ from './forms.module.css';

type Entry = IntakeForm['fields'][number];

interface Props {
  form: IntakeForm;
  askable: string[];
  language: string;
  onChange: (form: IntakeForm) => void;
}

/** What the form asks for, in that order. */
export function FormFields({ form, askable, language, onChange }: Props) {
  const { t } = useTranslation('intake');
  const lead = useObject('lead');
  if (!lead) return null;
  const labelOf = (name: string) => fieldOf(lead, name)?.label ?? name;
  const put = (fields: Entry[]) => onChange({ ...form, fields });
  const left = askable.filter((name) => !form.fields.some(({ field }) => field === name));

  function drop(event: DragEndEvent) {
    const { source } = event.operation;
    if (event.canceled || !isSortable(source) || source.index === source.initialIndex) return;
    const entry = form.fields[source.initialIndex];
    if (!entry) return;
    put(form.fields.toSpliced(source.initialIndex, 1).toSpliced(source.index, 0, entry));
  }

  return (
    <section className={own.section} aria-label={t('fields')}>
      <Title order={3} size="h6" mb={6}>
        {t('fields')}
      </Title>
      <Sorting onDrop={drop}>
        <ul className={own.list}>
          {form.fields.map((entry, index) => (
            <FieldRow
              key={entry.field}
              {...{ entry, index, language }}
              label={labelOf(entry.field)}
              onChange={(next) => put(form.fields.with(index, next))}
              onRemove={() => put(form.fields.toSpliced(index, 1))}
            />
          ))}
        </ul>
      </Sorting>
      <Select
        mt={10}
        searchable
        aria-label={t('addField')}
        placeholder={t('addField')}
        data={left.map((name) => ({ value: name, label: labelOf(name) }))}
        value={null}
        onChange={(field) => field && put([...form.fields, { field, required: false, labels: {} }])}
      />
    </section>
  );
}

interface RowProps {
  entry: Entry;
  index: number;
  label: string;
  language: string;
  onChange: (entry: Entry) => void;
  onRemove: () => void;
}

function FieldRow({ entry, index, label, language, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('intake');
  const { ref, handleRef, isDragging } = useSortable({ id: entry.field, index });
  return (
    <li ref={ref} className={own.row} data-dragging={isDragging || undefined}>
      <DragHandle ref={handleRef} name={label} />
      <TextInput
        className={form_.grow}
        size="xs"
        dir="auto"
        maxLength={200}
        aria-label={t('labelOf', { name: label })}
        placeholder={label}
        value={entry.labels[language] ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...entry, labels: withText(entry.labels, language, currentTarget.value) })
        }
      />
      <Checkbox
        size="xs"
        label={t('required')}
        aria-label={t('requiredOf', { name: label })}
        checked={entry.required}
        onChange={({ currentTarget }) => onChange({ ...entry, required: currentTarget.checked })}
      />
      <Tooltip label={t('removeField', { name: label })}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('removeField', { name: label })}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function withText(texts: Record<string, string>, language: string, text: string) {
  const { [language]: _, ...others } = texts;
  return text ? { ...others, [language]: text } : others;
}
