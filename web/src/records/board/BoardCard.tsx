import { useDraggable } from '@dnd-kit/react';
import { memo } from 'react';
import type { FieldDefinition, ObjectDefinition, RecordData } from '../../platform/api';
import classes from './board.module.css';
import { CardBody } from './CardBody';
import { stayOf } from './cardLayout';
import type { CardLayout } from './cardLayout';
import { useChangedByOthers } from '../live/marks';
import { EndReason } from './EndReason';
import type { End } from './EndReason';
import type { ColumnKey } from './boardModel';
import type { GroupTraits } from './useBoard';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  column: ColumnKey;
  layout: CardLayout;
  traits: GroupTraits | undefined;
  movable: boolean;
  /** Picked up by keyboard. */
  lifted: boolean;
  /** The column's first card can be reached by Tab, the others by arrows. */
  first: boolean;
  describedBy: string;
  /** The reason that is asked for beside the card. */
  asked: { kind: End; field: FieldDefinition } | undefined;
  onReason: ((reason: unknown) => void) | undefined;
}

export const BoardCard = memo(function BoardCard(props: Props) {
  const {
    object,
    record,
    column,
    layout,
    traits,
    movable,
    lifted,
    first,
    describedBy,
    asked,
    onReason,
  } = props;
  const { ref, isDragSource } = useDraggable({
    id: record.id,
    data: { column },
    disabled: !movable,
  });
  const changed = useChangedByOthers(record.id);
  const card = (
    <div
      ref={ref}
      className={classes.card}
      data-stalled={stayOf(record, layout, traits)?.stalled || undefined}
      data-dragging={isDragSource || undefined}
      data-lifted={lifted || undefined}
      data-changed={changed || undefined}
    >
      <CardBody {...{ object, record, layout, traits }} tabIndex={first || lifted ? 0 : -1} />
    </div>
  );
  return (
    <li
      className={classes.item}
      data-card={record.id}
      aria-describedby={movable ? describedBy : undefined}
    >
      {asked && onReason ? (
        <EndReason {...asked} onDone={onReason}>
          {card}
        </EndReason>
      ) : (
        card
      )}
    </li>
  );
});
