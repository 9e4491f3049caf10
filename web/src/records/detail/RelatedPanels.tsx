import { Suspense } from 'react';
import type { ComponentType } from 'react';
import { extensionsOf } from '../../features';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import type { RecordProps } from '../../platform/feature';
import { RelatedList } from './RelatedList';

interface Panel {
  /** As layouts call it. */
  name: string;
  optional?: boolean | undefined;
  /** A feature's own; without one it is a list of records that point here. */
  component?: ComponentType<RecordProps>;
  related?: ObjectDefinition['related'][number];
}

/** What stands beside a record: the features' panels, then the lists of records that point here. */
export function relatedPanels(object: ObjectDefinition): Panel[] {
  const panels = extensionsOf(object.name).flatMap(({ panels: own }) =>
    (own ?? []).filter(({ of }) => of?.(object) ?? true),
  );
  const covered = new Set(panels.flatMap(({ covers }) => covers ?? []));
  return [
    ...panels.map(({ name, component, optional }) => ({ name, component, optional })),
    ...object.related
      .filter((related) => !covered.has(related.object))
      .map((related) => ({ name: `related:${related.object}.${related.field}`, related })),
  ];
}

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  panels: Panel[];
}

export function RelatedPanels({ object, record, panels }: Props) {
  return panels.map(({ name, component: Panel, related }) =>
    Panel ? (
      <Suspense key={name}>
        <Panel object={object} record={record} />
      </Suspense>
    ) : (
      related && (
        <RelatedList
          key={name}
          of={object}
          record={record}
          object={related.object}
          field={related.field}
        />
      )
    ),
  );
}
