import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition, RecordData } from '../../platform/api';
import { isEmpty } from '../fieldTypes';
import { layoutOf, sectionsOfLayout } from '../layout';
import classes from './detail.module.css';
import { EditableField } from './EditableField';
import type { FieldEditing } from './useFieldEditing';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  editing: FieldEditing;
  /** Empty fields wait behind a button. */
  short?: boolean;
}

/** All fields of a record in their sections; what the system keeps comes last. */
export function FieldSections({ object, record, editing, short = false }: Props) {
  const { t } = useTranslation('detail');
  const [whole, setWhole] = useState(!short);
  const sections = sectionsOf(object, record).map(({ fields, ...section }) => ({
    ...section,
    fields: whole ? fields : fields.filter(({ name }) => !isEmpty(record[name])),
  }));
  return (
    <>
      {sections.map(
        ({ name, label, columns, fields }) =>
          fields.length > 0 && (
            <section key={name} className={classes.section} data-columns={columns}>
              <h2>{label ?? t('field.system')}</h2>
              <dl>
                {fields.map((field) => (
                  <EditableField
                    key={field.name}
                    {...{ object, record, field, editing }}
                    place="fields"
                  />
                ))}
              </dl>
            </section>
          ),
      )}
      {!whole && (
        <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
          {t('field.all')}
        </UnstyledButton>
      )}
    </>
  );
}

interface Section {
  name: string;
  label: string | null;
  columns?: number;
  fields: FieldDefinition[];
}

function sectionsOf(object: ObjectDefinition, record: RecordData): Section[] {
  const layout = layoutOf(object, record);
  if (layout) return sectionsOfLayout(object, layout);
  const named = object.sections.map(({ name, label }) => ({
    name,
    label,
    fields: object.fields.filter(
      (field) => field.section === name && !['id', 'version'].includes(field.name),
    ),
  }));
  const known = new Set(object.sections.map(({ name }) => name));
  const others = object.fields.filter(
    ({ name, section }) =>
      (section === null || !known.has(section)) && !['id', 'version'].includes(name),
  );
  return [...named, { name: '', label: null, fields: others }];
}

/** The field that `e` begins with. */
export function firstWritable(
  object: ObjectDefinition,
  record: RecordData,
): FieldDefinition | undefined {
  return sectionsOf(object, record)
    .flatMap(({ fields }) => fields)
    .find(({ writable }) => writable);
}
