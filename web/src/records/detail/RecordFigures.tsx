import type { ObjectDefinition, RecordData } from '../../platform/api';
import { fieldOf } from '../catalog';
import { isEmpty } from '../fieldTypes';
import classes from './detail.module.css';
import { EditableField } from './EditableField';
import type { FieldEditing } from './useFieldEditing';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  editing: FieldEditing;
  /** Without the empty ones. */
  short?: boolean;
}

/** The few figures that matter, on top. */
export function RecordFigures({ object, record, editing, short = false }: Props) {
  const fields = object.figures
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter(({ name }) => !short || !isEmpty(record[name]));
  if (fields.length === 0) return null;
  return (
    <dl className={classes.figures}>
      {fields.map((field) => (
        <EditableField
          key={field.name}
          {...{ object, record, field, editing }}
          place="figures"
          figure
        />
      ))}
    </dl>
  );
}
