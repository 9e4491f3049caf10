import type { DragEndEvent } from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { ActionIcon, Checkbox, Title } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useCatalog } from '../../records/catalog';
import own from '../fields/fields.module.css';
import { DragHandle } from '../sorting/DragHandle';
import { Sorting } from '../sorting/Sorting';
import type { KeptLayout } from './api';
import { shifted } from './draft';
import type { PagePanel } from './panels';

interface Props {
  layout: KeptLayout;
  panels: PagePanel[];
  onChange: (layout: KeptLayout) => void;
}

/** What stands on the page beside the fields, and in which order; what doesn't comes last. */
export function PanelList({ layout, panels, onChange }: Props) {
  const { t } = useTranslation('administration');
  const labels = useLabels(panels);
  const there = (names: string[]) => names.filter((name) => labels.has(name));
  const shown = there(layout.panels);
  const without = there(layout.withoutPanels);
  const shift = (index: number, by: number) =>
    onChange({ ...layout, panels: shifted(shown, index, by) });

  function drop(event: DragEndEvent) {
    const { source } = event.operation;
    if (event.canceled || !isSortable(source) || source.index === source.initialIndex) return;
    shift(source.initialIndex, source.index - source.initialIndex);
  }

  function show(name: string, wanted: boolean) {
    onChange({
      ...layout,
      panels: wanted ? [...shown, name] : shown.filter((one) => one !== name),
      withoutPanels: wanted ? without.filter((one) => one !== name) : [...without, name],
    });
  }

  return (
    <section className={own.section} aria-label={t('layouts.panels')}>
      <Title order={3} size="h6" mb={6}>
        {t('layouts.panels')}
      </Title>
      <Sorting onDrop={drop}>
        <ul className={own.list}>
          {shown.map((name, index) => (
            <Panel
              key={name}
              {...{ name, index }}
              label={labels.get(name) ?? name}
              last={index === shown.length - 1}
              onShift={(by) => shift(index, by)}
              onHide={() => show(name, false)}
            />
          ))}
          {without.map((name) => (
            <li key={name} className={own.row} data-hidden>
              <Checkbox
                size="xs"
                checked={false}
                label={labels.get(name)}
                className={own.name}
                onChange={() => show(name, true)}
              />
            </li>
          ))}
        </ul>
      </Sorting>
    </section>
  );
}

interface PanelProps {
  name: string;
  label: string;
  index: number;
  last: boolean;
  onShift: (by: number) => void;
  onHide: () => void;
}

function Panel({ name, label, index, last, onShift, onHide }: PanelProps) {
  const { t } = useTranslation('fields');
  const { ref, handleRef, isDragging } = useSortable({ id: name, index });
  return (
    <li ref={ref} className={own.row} data-dragging={isDragging || undefined}>
      <DragHandle ref={handleRef} name={label} />
      <Checkbox size="xs" checked label={label} className={own.name} onChange={onHide} />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === 0}
        aria-label={t('up', { name: label })}
        onClick={() => onShift(-1)}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={last}
        aria-label={t('down', { name: label })}
        onClick={() => onShift(1)}
      >
        <IconChevronDown size={16} />
      </ActionIcon>
    </li>
  );
}

/** By the panels' names; a list that points here by several fields says by which. */
function useLabels(panels: PagePanel[]): Map<string, string> {
  const { objects } = useCatalog();
  return new Map(
    panels.flatMap(({ name, label, related }) => {
      if (!related) return label === null ? [] : [[name, label] as const];
      const object = objects.find((one) => one.name === related.object);
      if (!object) return [];
      const field = fieldOf(object, related.field);
      return [
        [name, field ? `${object.pluralLabel} · ${field.label}` : object.pluralLabel] as const,
      ];
    }),
  );
}
