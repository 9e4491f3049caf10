import { ActionIcon, Button, Skeleton, Text, Title } from '@mantine/core';
import type { DragEndEvent } from '@dnd-kit/react';
import { isSortable } from '@dnd-kit/react/sortable';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../platform/icons';
import { notifyProblem } from '../../platform/notify';
import { useCatalog } from '../../records/catalog';
import classes from '../administration.module.css';
import {
  arrangeFields,
  fieldsQuery,
  objectsQuery,
  removeObject,
  restoreField,
  restoreObject,
} from './api';
import type { FieldsView, ShapedField, ShapedObject } from './api';
import { FieldDialog } from './FieldDialog';
import { FieldRow } from './FieldRow';
import { placed } from './placed';
import own from './fields.module.css';
import { ObjectDialog } from './ObjectDialog';
import { Sorting } from '../sorting/Sorting';
import { WantedFields } from './WantedFields';

const route = getRouteApi('/shell/administration/fields');

/** The kinds of records, and what each consists of. */
export function FieldsPage() {
  const { t } = useTranslation(['fields', 'administration']);
  const { object = 'company' } = route.useSearch();
  const navigate = route.useNavigate();
  const view = useQuery(objectsQuery).data;
  const fields = useQuery(fieldsQuery(object));
  const [adding, setAdding] = useState(false);
  // What people meet every day comes first.
  const daily = new Set(
    useCatalog().objects.flatMap(({ name, timeline }) => (timeline ? [name] : [])),
  );
  const objects = view?.objects.toSorted(
    (a, b) => Number(daily.has(b.name)) - Number(daily.has(a.name)),
  );
  const shown = objects?.find(({ name }) => name === object);
  return (
    <>
      <Text size="sm" c="dimmed" maw={640} mb={12}>
        {t('intro')}
      </Text>
      <nav aria-label={t('object')} className={own.chooser}>
        {objects?.map(({ name, pluralLabel, icon }) => (
          <Link
            key={name}
            to="/administration/fields"
            search={{ object: name }}
            className={own.object}
            aria-current={name === object ? 'page' : undefined}
          >
            <Icon name={icon} size={15} />
            {pluralLabel}
          </Link>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('addObject')}
        </Button>
      </nav>
      {fields.data && shown ? (
        <Fields key={object} view={fields.data} object={shown} />
      ) : (
        <Skeleton h={320} />
      )}
      {view && view.removed.length > 0 && <RemovedObjects objects={view.removed} />}
      {adding && (
        <ObjectDialog
          object={null}
          onClose={() => setAdding(false)}
          onAdded={(name) => void navigate({ search: { object: name } })}
        />
      )}
    </>
  );
}

function RemovedObjects({ objects }: { objects: ShapedObject[] }) {
  const { t } = useTranslation('fields');
  return (
    <section className={own.section}>
      <Title order={2} size="h6" mb={6}>
        {t('removedObjects')}
      </Title>
      <ul className={own.list}>
        {objects.map(({ name, pluralLabel }) => (
          <li key={name} className={own.row}>
            <span className={own.name} dir="auto">
              {pluralLabel}
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('bringBackNamed', { name: pluralLabel })}
              onClick={() => restoreObject(name).catch(notifyProblem)}
            >
              {t('bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fields({ view, object }: { view: FieldsView; object: ShapedObject }) {
  const { t } = useTranslation(['fields', 'administration']);
  const [editing, setEditing] = useState<ShapedField | 'new' | null>(null);
  const [naming, setNaming] = useState(false);
  // The order on screen after a drag, until the server's comes back.
  const [order, setOrder] = useState<Record<string, string[]> | null>(null);
  const byName = new Map(
    view.sections.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)),
  );
  const now = Object.fromEntries(
    view.sections.map(({ name, fields }) => [name, fields.map((field) => field.name)]),
  );
  const shown = order ?? now;
  const labels = new Map(view.sections.map(({ name, label }) => [name, label]));

  function drop(event: DragEndEvent) {
    const { source } = event.operation;
    if (event.canceled || !isSortable(source)) return;
    const { id, initialGroup, group, initialIndex, index } = source;
    if (group == null || (group === initialGroup && index === initialIndex)) return;
    const next = placed(shown, String(id), String(group), index);
    setOrder(next);
    arrangeFields(
      view.object,
      Object.entries(next).map(([name, fields]) => ({ name, fields })),
    )
      .catch(notifyProblem)
      .finally(() => setOrder(null));
  }

  return (
    <>
      <div className={classes.bar}>
        <Title order={2} size="h5" className={classes.grow}>
          {view.label}
        </Title>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('edit', { name: view.label })}
          onClick={() => setNaming(true)}
        >
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
        {object.custom && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('remove')}: ${view.label}`}
            onClick={() => removeObject(view.object).catch(notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        )}
        <Button
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setEditing('new')}
        >
          {t('add')}
        </Button>
      </div>
      <WantedFields view={view} />
      <Sorting onDrop={drop}>
        {Object.entries(shown).map(([name, fields]) => (
          <section key={name} className={own.section} aria-label={labels.get(name) ?? name}>
            <Title order={3} size="h6" mb={6}>
              {labels.get(name) ?? name}
            </Title>
            <ul className={own.list}>
              {fields.map((field, index) => {
                const shaped = byName.get(field);
                return (
                  shaped && (
                    <FieldRow
                      key={field}
                      object={view.object}
                      section={name}
                      index={index}
                      field={shaped}
                      onEdit={() => setEditing(shaped)}
                    />
                  )
                );
              })}
            </ul>
          </section>
        ))}
      </Sorting>
      {view.removed.length > 0 && (
        <section className={own.section}>
          <Title order={3} size="h6" mb={4}>
            {t('removed')}
          </Title>
          <Text size="xs" c="dimmed" mb={6}>
            {t('removedText')}
          </Text>
          <ul className={own.list}>
            {view.removed.map(({ name, label, type }) => (
              <li key={name} className={own.row}>
                <span className={own.name} dir="auto">
                  {label}
                </span>
                <span className={own.type}>{t(`types.${type.name as 'text'}`)}</span>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('bringBackNamed', { name: label })}
                  onClick={() => restoreField(view.object, name).catch(notifyProblem)}
                >
                  {t('bringBack')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {naming && (
        <ObjectDialog object={object} onClose={() => setNaming(false)} onAdded={() => {}} />
      )}
      {editing && (
        <FieldDialog
          view={view}
          field={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
