import { useState } from 'react';
import { begun, ConditionEditor } from './ConditionEditor';
import type { EditorProps } from './ConditionEditor';
import type { Condition } from './conditions';
import { comparisonOf, conditionOf } from './conditions';
import { FieldChoice } from './FieldChoice';
import { GroupEditor } from './GroupEditor';
import type { Filter, Group as FilterGroup } from './rsql';

interface Props extends EditorProps {
  /** Null begins a new one with the choice of its field. */
  part: Filter | null;
  /** Null while it is not whole yet. */
  onChange: (part: Filter | null) => void;
  onDone: () => void;
}

/** One part of a filter: a condition, or several of which all or any must hold. */
export function FilterEditor({ part, onChange, onDone, ...props }: Props) {
  const [group, setGroup] = useState<FilterGroup | null>(
    part && part.kind !== 'comparison' ? part : null,
  );
  const [condition, setCondition] = useState<Condition | null>(
    part?.kind === 'comparison' ? conditionOf(props.fields, part) : null,
  );
  if (group) return <GroupEditor {...props} group={group} onChange={onChange} />;
  if (!condition) {
    return (
      <FieldChoice
        object={props.object}
        fields={props.fields}
        onChoose={(field) => {
          const next = begun(field);
          setCondition(next);
          if (next.operator.input === 'none') onChange(comparisonOf(next));
        }}
        onGroup={() => setGroup({ kind: 'or', filters: [] })}
      />
    );
  }
  return (
    <ConditionEditor
      condition={condition}
      onChange={(next) => {
        setCondition(next);
        onChange(comparisonOf(next));
      }}
      onDone={onDone}
    />
  );
}
