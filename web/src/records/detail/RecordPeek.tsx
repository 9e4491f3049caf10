import type { ObjectDefinition, RecordData } from '../../platform/api';
import { ReachableLinks } from '../fields/ReferenceChip';
import { layoutOf, panelsOf } from '../layout';
import classes from './detail.module.css';
import { FieldSections } from './FieldSections';
import { RecordFigures } from './RecordFigures';
import { TimelinePanel } from './TimelinePanel';
import { useFieldEditing } from './useFieldEditing';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
}

/** A record in short, beside a list: its figures, what is filled in, and what happened last. */
export function RecordPeek({ object, record }: Props) {
  const editing = useFieldEditing(object);
  const panels = panelsOf([{ name: 'figures' }, { name: 'timeline' }], layoutOf(object, record));
  const shows = (panel: string) => panels.some(({ name }) => name === panel);
  return (
    <ReachableLinks value>
      <div className={classes.peek}>
        {shows('figures') && <RecordFigures {...{ object, record, editing }} short />}
        <FieldSections {...{ object, record, editing }} short />
        {object.timeline && shows('timeline') && (
          <TimelinePanel object={object} record={record} readOnly />
        )}
      </div>
    </ReachableLinks>
  );
}
