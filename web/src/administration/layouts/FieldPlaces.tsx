import { useDroppable } from '@dnd-kit/react';
import type { DragEndEvent } from '@dnd-kit/react';
import { isSortable } from '@dnd-kit/react/sortable';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { currentLanguage } from '../../platform/languages';
import { fieldOf } from '../../records/catalog';
import own from '../fields/fields.module.css';
import type { KeptLayout } from './api';
import { leftOut, moved, placesOf, titleOf } from './draft';
import { FieldPlace } from './FieldPlace';
import { SectionHead } from './SectionHead';
import { Sorting } from '../sorting/Sorting';

interface Props {
  layout: KeptLayout;
  object: ObjectDefinition;
  onChange: (layout: KeptLayout) => void;
}

/** The sections with their fields, and the fields that are not drawn: dragged, or moved by their menus. */
export function FieldPlaces({ layout, object, onChange }: Props) {
  const { t } = useTranslation('administration');
  const language = currentLanguage();
  const places = placesOf(layout, object);
  const titles = [
    ...layout.sections.map((section) => ({
      name: section.name,
      title: titleOf(section, object, language),
    })),
    { name: leftOut, title: t('layouts.leftOut') },
  ];

  function drop(event: DragEndEvent) {
    const { source, target } = event.operation;
    if (event.canceled || !isSortable(source)) return;
    // An empty section is no list to sort into: it takes what is dropped on it.
    const into = target && !isSortable(target) ? String(target.id) : source.group;
    if (into == null || (into === source.initialGroup && source.index === source.initialIndex)) {
      return;
    }
    onChange(moved(layout, object, String(source.id), String(into), source.index));
  }

  const rows = (section: string, fields: string[]) => (
    <Fields section={section} empty={fields.length === 0}>
      {fields.map((name, index) => {
        const field = fieldOf(object, name);
        return (
          field && (
            <FieldPlace
              key={name}
              {...{ field, section, index, titles }}
              last={index === fields.length - 1}
              quick={layout.quick.includes(name)}
              onMove={(to, at) => onChange(moved(layout, object, name, to, at))}
              onQuick={(quick) =>
                onChange({
                  ...layout,
                  quick: quick
                    ? [...layout.quick, name]
                    : layout.quick.filter((one) => one !== name),
                })
              }
            />
          )
        );
      })}
    </Fields>
  );

  return (
    <Sorting onDrop={drop}>
      {layout.sections.map((section, index) => (
        <section
          key={section.name}
          className={own.section}
          aria-label={titleOf(section, object, language)}
        >
          <SectionHead {...{ layout, section, index, object, onChange }} />
          {rows(section.name, section.fields)}
        </section>
      ))}
      <section className={own.section} aria-label={t('layouts.leftOut')}>
        <Title order={3} size="h6" mb={6}>
          {t('layouts.leftOut')}
        </Title>
        {rows(leftOut, places[leftOut] ?? [])}
      </section>
    </Sorting>
  );
}

function Fields({
  section,
  empty,
  children,
}: {
  section: string;
  empty: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('administration');
  const { ref } = useDroppable({ id: section, accept: 'field', disabled: !empty });
  return (
    <ul ref={ref} className={own.list}>
      {empty ? <li className={own.row}>{t('layouts.empty')}</li> : children}
    </ul>
  );
}
