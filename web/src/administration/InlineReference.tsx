import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import type { FieldDefinition, RecordData, Reference } from '../platform/api';
import { fieldTypes } from '../records/fieldTypes';
import classes from './administration.module.css';
import { useSaving } from './useSaving';

/** A reference to one of many, found by typing, where it stands. */
export function InlineReference({
  field,
  label,
  record,
  onSave,
}: {
  field: FieldDefinition;
  /** For those who hear the page: the field and whose it is. */
  label: string;
  record: RecordData;
  onSave: (value: Reference | null) => Promise<unknown>;
}) {
  const { save, error } = useSaving(onSave);
  const { Editor } = fieldTypes[field.type];
  return (
    <div className={classes.plainInput}>
      <Suspense fallback={<Skeleton h={30} />}>
        <Editor
          // A help of its own takes the place of the editor's hint, which would shout from every empty row.
          field={{ ...field, label, help: ' ' }}
          value={record[field.name] ?? null}
          record={record}
          error={error}
          bare
          onChange={(value) => void save(value as Reference | null)}
        />
      </Suspense>
    </div>
  );
}
