import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { fieldTypes } from '../fieldTypes';
import type { EditorProps } from '../fieldTypes';

/** A field with its label in a form; long texts and addresses take the whole width. */
export function FieldInput(props: EditorProps<unknown>) {
  const { type } = props.field;
  const { Editor } = fieldTypes[type];
  const wide = type === 'longText' || type === 'address';
  return (
    <div style={wide ? { gridColumn: '1 / -1' } : undefined}>
      <Suspense fallback={<Skeleton h={57} />}>
        <Editor {...props} />
      </Suspense>
    </div>
  );
}
