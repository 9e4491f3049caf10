import { Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData, Reference } from '../platform/api';
import { fieldOf } from '../records/catalog';
import { fieldTypes, isEmpty } from '../records/fieldTypes';
import { FieldInput } from '../records/form/FieldInput';
import type { Choice, PartyAnswer, Proposal } from './conversion';
import classes from './leads.module.css';

interface Props {
  object: ObjectDefinition;
  proposal: Proposal['company'];
  answer: PartyAnswer;
  errors: Record<string, string>;
  onChange: (answer: PartyAnswer) => void;
}

/** Whom a lead becomes: somebody who is known already, or somebody new with what the lead says. */
export function PartyChoice({ object, proposal, answer, errors, onChange }: Props) {
  const { t } = useTranslation('leads');
  const name = useId();
  const { choice } = answer;
  const choose = (next: Choice) => onChange({ ...answer, choice: next });
  const fields = fieldsOf(object, proposal?.proposed ?? {});
  const Reference = fieldTypes.reference.Editor;
  const option = (next: Choice, label: string, description?: string) => (
    <Radio
      name={name}
      label={label}
      description={description}
      checked={
        choice.kind === next.kind &&
        (choice.kind !== 'existing' || next.kind !== 'existing' || choice.id === next.id)
      }
      onChange={() => choose(next)}
    />
  );

  return (
    <fieldset className={classes.part}>
      <legend>{object.label}</legend>
      <Stack gap={8}>
        {proposal?.matches.map(({ id, label, reasons }) => (
          <div key={id}>
            {option(
              { kind: 'existing', id },
              t('existing', { name: label }),
              reasons.map((reason) => t(`reason.${reason}`)).join(' · '),
            )}
          </div>
        ))}
        {proposal && option({ kind: 'create' }, t('createNew', { object: object.label }))}
        {choice.kind === 'create' && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" className={classes.inner}>
            {fields.map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                value={answer.values[field.name] ?? null}
                record={answer.values as Partial<RecordData>}
                error={errors[field.name]}
                onChange={(value) =>
                  onChange({ ...answer, values: { ...answer.values, [field.name]: value } })
                }
              />
            ))}
          </SimpleGrid>
        )}
        {option({ kind: 'other' }, t('another'))}
        {choice.kind === 'other' && (
          <div className={classes.inner}>
            <Suspense>
              <Reference
                field={lookUp(object)}
                value={answer.other}
                error={errors['']}
                onChange={(value) => onChange({ ...answer, other: value as Reference | null })}
                bare
              />
            </Suspense>
          </div>
        )}
        {option({ kind: 'none' }, t('none'))}
        {errors[''] && choice.kind !== 'other' && (
          <Text c="red" size="sm" role="alert">
            {errors['']}
          </Text>
        )}
      </Stack>
    </fieldset>
  );
}

/** What the lead says of the party, and what a new one is called. */
function fieldsOf(object: ObjectDefinition, proposed: Record<string, unknown>) {
  return object.fields.filter(
    ({ name, type, required, creatable }) =>
      creatable &&
      (required ||
        !isEmpty(proposed[name]) ||
        (type === 'text' && object.quickCreate.includes(name))),
  );
}

/** A look-up of any such record, described as a field is. */
function lookUp(object: ObjectDefinition) {
  const label = fieldOf(object, object.labelField)!;
  return {
    ...label,
    name: object.name,
    label: object.label,
    type: 'reference' as const,
    targets: [object.name],
    optionsFilter: null,
    help: null,
    required: false,
  };
}
