import { Input, Pill, Skeleton, Stack } from '@mantine/core';
import { Suspense } from 'react';
import type { FieldDefinition, Reference } from '../../platform/api';
import { fieldTypes } from '../../records/fieldTypes';
import classes from './assignment.module.css';

interface Props {
  /** A reference field, whose records are offered. */
  field: FieldDefinition;
  label: string;
  description?: string;
  error?: string | undefined;
  value: Reference[];
  onChange: (value: Reference[]) => void;
}

/** Several records, found by typing, each taken away by its cross. */
export function SeveralReferences({ field, label, description, error, value, onChange }: Props) {
  const { Editor } = fieldTypes.reference;
  return (
    <Stack gap={6}>
      <Suspense fallback={<Skeleton h={56} />}>
        <Editor
          // Anew after each choice, so that it is empty again.
          key={value.length}
          field={{ ...field, label, help: description ?? null, required: false }}
          value={null}
          record={{}}
          error={error}
          onChange={(chosen) => {
            const reference = chosen as Reference | null;
            if (reference && value.every(({ id }) => id !== reference.id)) {
              onChange([...value, reference]);
            }
          }}
        />
      </Suspense>
      {value.length > 0 && (
        <Input.Wrapper>
          <Pill.Group>
            {value.map((reference) => (
              <Pill
                key={reference.id}
                className={classes.pill}
                withRemoveButton
                removeButtonProps={{
                  'aria-label': `× ${reference.label}`,
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
                onRemove={() => onChange(value.filter(({ id }) => id !== reference.id))}
              >
                <bdi>{reference.label}</bdi>
              </Pill>
            ))}
          </Pill.Group>
        </Input.Wrapper>
      )}
    </Stack>
  );
}
