import { CloseButton, Select, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, Id } from '../../platform/api';
import { fieldOf, useObject } from '../../records/catalog';
import { fieldTypes, isEmpty, toJson } from '../../records/fieldTypes';
import { recordQuery } from '../../records/recordQueries';
import type { Import, Mapping } from '../imports';
import classes from './columns.module.css';
import { isMapped, missingTargets } from './mapping';

interface Props {
  imported: Import;
  mapping: Mapping;
  /** Somebody wanted to go on: what is missing is said now. */
  asked: boolean;
  /** What the server refused, by the field's name. */
  errors: Map<number | string, string>;
  onChange: (changes: Partial<Mapping>) => void;
}

/** Fields that the file doesn't hold, with the value that every row gets. */
export function Defaults({ imported, mapping, asked, errors, onChange }: Props) {
  const { t } = useTranslation('transfer');
  const object = useObject(imported.object);
  const [added, setAdded] = useState<string[]>([]);
  if (!object) return null;

  const possible = imported.targets.flatMap(({ field }) => {
    const definition = fieldOf(object, field);
    return definition?.creatable && !isMapped(mapping, field) ? definition : [];
  });
  const missing = new Set(missingTargets(mapping, imported.targets).map(({ field }) => field));
  const required = new Set(
    imported.targets.filter((target) => target.required).map(({ field }) => field),
  );
  const shown = possible.filter(
    ({ name }) => required.has(name) || added.includes(name) || !isEmpty(mapping.defaults[name]),
  );
  const others = possible.filter((field) => !shown.includes(field));
  if (possible.length === 0) return null;

  function set(field: FieldDefinition, value: unknown) {
    const { [field.name]: _, ...defaults } = mapping.defaults;
    const json = toJson(field, value);
    onChange({ defaults: json === null ? defaults : { ...defaults, [field.name]: json } });
  }

  return (
    <section className={classes.section}>
      <Title order={2} size="h5">
        {t('defaults.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('defaults.text')}
      </Text>
      <div className={classes.defaults}>
        {shown.map((field) => (
          <div key={field.name} className={classes.default}>
            <Suspense fallback={<Skeleton h={36} />}>
              <DefaultEditor
                field={{ ...field, required: required.has(field.name) }}
                mapping={mapping}
                error={
                  asked && missing.has(field.name) ? t('defaults.missing') : errors.get(field.name)
                }
                onChange={(value) => set(field, value)}
              />
            </Suspense>
            {!required.has(field.name) && (
              <CloseButton
                size={36}
                aria-label={t('defaults.remove', { field: field.label })}
                onClick={() => {
                  setAdded(added.filter((name) => name !== field.name));
                  set(field, null);
                }}
              />
            )}
          </div>
        ))}
        {others.length > 0 && (
          <Select
            aria-label={t('defaults.add')}
            placeholder={t('defaults.add')}
            data={others.map(({ name, label }) => ({ value: name, label }))}
            value={null}
            searchable
            nothingFoundMessage={t('columns.nothing')}
            onChange={(name) => name && setAdded([...added, name])}
          />
        )}
      </div>
    </section>
  );
}

function DefaultEditor({
  field,
  mapping,
  error,
  onChange,
}: {
  field: FieldDefinition;
  mapping: Mapping;
  error: string | undefined;
  onChange: (value: unknown) => void;
}) {
  const value = mapping.defaults[field.name] ?? null;
  const referred = useReferred(field, value);
  const { Editor } = fieldTypes[field.type];
  return (
    <Editor
      field={field}
      value={field.type === 'reference' ? referred : value}
      record={mapping.defaults}
      error={error}
      onChange={onChange}
    />
  );
}

/** The mapping holds a reference's id; the editor shows its name. */
function useReferred(field: FieldDefinition, value: unknown) {
  const target = field.targets?.[0];
  const id = typeof value === 'string' ? value : (value as { id?: Id } | null)?.id;
  const object = useObject(target ?? '');
  const record = useQuery({
    ...recordQuery(target ?? '', id ?? ''),
    enabled: field.type === 'reference' && Boolean(target && id),
  }).data;
  if (!id || !target || !object) return null;
  return { id, object: target, label: String(record?.[object.labelField] ?? '') };
}
