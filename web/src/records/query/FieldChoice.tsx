import { ScrollArea, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowsJoin2, IconChevronLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import { useCatalog } from '../catalog';
import { fieldIcon } from '../fields/fieldIcons';
import { beyond, operatorsOf } from './conditions';
import classes from './FilterEditor.module.css';

interface Props {
  object: ObjectDefinition;
  fields: FieldDefinition[];
  onChoose: (field: FieldDefinition) => void;
  /** Begins a group of conditions; without it none is offered. */
  onGroup?: (() => void) | undefined;
}

interface Offer {
  key: string;
  label: string;
  icon: React.ReactNode;
  choose: () => void;
}

/** Which field a condition is about: one of the object, or one of the object that a reference points to. */
export function FieldChoice({ object, fields, onChoose, onGroup }: Props) {
  const { t } = useTranslation('records');
  const { t: tv } = useTranslation('views');
  const catalog = useCatalog();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [through, setThrough] = useState<FieldDefinition | null>(null);
  const sought = text.trim().toLocaleLowerCase();

  function go(to: FieldDefinition | null) {
    setThrough(to);
    setText('');
    setAt(0);
  }

  const offered: Offer[] = (
    through ? beyond(through, catalog, t) : fields.filter(({ name }) => !isAcross(name, object))
  )
    .filter((field) => operatorsOf(field).length > 0)
    .map((field) => ({
      key: field.name,
      label: field.label,
      icon: fieldIcon(field.type),
      choose: () => onChoose(field),
    }));
  const references: Offer[] = through
    ? []
    : object.fields
        .filter((field) => field.filterable && beyond(field, catalog, t).length > 0)
        .map((field) => ({
          key: `${field.name}.`,
          label: tv('filter.beyond', { reference: field.label }),
          icon: fieldIcon(field.type),
          choose: () => go(field),
        }));
  const group: Offer[] =
    onGroup && !through
      ? [
          {
            key: '()',
            label: tv('filter.several'),
            icon: <IconArrowsJoin2 size={15} stroke={1.6} />,
            choose: onGroup,
          },
        ]
      : [];
  const found = [...offered, ...references, ...group].filter(({ label }) =>
    label.toLocaleLowerCase().includes(sought),
  );
  const active = found[at];

  return (
    <Stack gap={6} w={250}>
      {through && (
        <UnstyledButton className={classes.field} onClick={() => go(null)}>
          <IconChevronLeft size={15} className={classes.back} />
          {tv('filter.back')}
        </UnstyledButton>
      )}
      <TextInput
        key={through?.name ?? ''}
        size="xs"
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="filter-fields"
        aria-activedescendant={active ? `filter-field-${active.key}` : undefined}
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
          else if (event.key === 'Enter' && active) active.choose();
          else return;
          event.preventDefault();
        }}
      />
      <ScrollArea.Autosize mah={300} type="auto">
        <div role="listbox" id="filter-fields" aria-label={t('filter.field')}>
          {found.map((offer, index) => (
            <UnstyledButton
              key={offer.key}
              id={`filter-field-${offer.key}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={classes.field}
              onMouseEnter={() => setAt(index)}
              onClick={offer.choose}
            >
              {offer.icon}
              {offer.label}
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

/** Those across a reference are found under it; the parts of an address are the object's own. */
function isAcross(name: string, object: ObjectDefinition): boolean {
  const [first = '', ...rest] = name.split('.');
  return rest.length > 0 && object.fields.some((f) => f.name === first && f.type === 'reference');
}
