import { SegmentedControl, SimpleGrid, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition, RecordData, RecordPage } from '../../platform/api';
import { request } from '../../platform/client';
import { FieldSections } from '../../records/detail/FieldSections';
import { RecordFigures } from '../../records/detail/RecordFigures';
import { useFieldEditing } from '../../records/detail/useFieldEditing';
import { FieldInput } from '../../records/form/FieldInput';
import { formFields } from '../../records/form/formFields';
import type { RecordLayout } from '../../records/layout';
import { recordKeys } from '../../records/recordQueries';
import classes from './layouts.module.css';

const nobody: RecordData = { id: '', version: 1 };

/** What comes of a layout: the page of a record that is there, and the form for a new one. Nothing in it can be pressed. */
export function LayoutPreview({
  object,
  layout,
}: {
  object: ObjectDefinition;
  layout: RecordLayout;
}) {
  const { t } = useTranslation('administration');
  const [as, setAs] = useState<'page' | 'form'>('page');
  const drawn = { ...object, layout: { typeField: null, layouts: [layout] } };
  return (
    <aside className={classes.preview} aria-label={t('layouts.preview')}>
      <div className={classes.head}>
        <Title order={3} size="h6" className={classes.title}>
          {t('layouts.preview')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('layouts.previewOf')}
          data={[
            { value: 'page', label: t('layouts.page') },
            { value: 'form', label: t('layouts.form') },
          ]}
          value={as}
          onChange={(value) => setAs(value as 'page' | 'form')}
        />
      </div>
      <div className={classes.sheet} inert>
        {as === 'page' ? <Page object={drawn} layout={layout} /> : <Form object={drawn} />}
      </div>
    </aside>
  );
}

function Page({ object, layout }: { object: ObjectDefinition; layout: RecordLayout }) {
  const query = { limit: 1 };
  const { data } = useQuery({
    queryKey: recordKeys.list(object.name, query),
    queryFn: ({ signal }) => request<RecordPage>(`/api/records/${object.name}`, { query, signal }),
  });
  const record = data?.records[0] ?? nobody;
  const editing = useFieldEditing(object);
  return (
    <>
      {!layout.withoutPanels.includes('figures') && (
        <RecordFigures {...{ object, record, editing }} />
      )}
      <FieldSections {...{ object, record, editing }} />
    </>
  );
}

function Form({ object }: { object: ObjectDefinition }) {
  const { quick, further } = formFields(object, {});
  const inputs = (fields: FieldDefinition[], columns: number) => (
    <SimpleGrid cols={columns} spacing="sm" verticalSpacing="xs" mb={12}>
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} value={null} onChange={() => {}} />
      ))}
    </SimpleGrid>
  );
  return (
    <>
      {inputs(quick, 2)}
      {further.map(({ name, label, columns, fields }) => (
        <section key={name}>
          <Title order={4} size="h6" mb={4}>
            {label}
          </Title>
          {inputs(fields, columns)}
        </section>
      ))}
    </>
  );
}
