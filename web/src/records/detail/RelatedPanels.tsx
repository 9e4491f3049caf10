import { Suspense } from 'react';
import { extensionsOf } from '../../features';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { RelatedList } from './RelatedList';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
}

/** The features' panels, then the lists of records that point here. */
export function RelatedPanels({ object, record }: Props) {
  const panels = extensionsOf(object.name).flatMap((extension) => extension.panels ?? []);
  const covered = new Set(panels.flatMap(({ covers }) => covers ?? []));
  return (
    <>
      {panels.map(({ name, component: Panel }) => (
        <Suspense key={name}>
          <Panel object={object} record={record} />
        </Suspense>
      ))}
      {object.related
        .filter((related) => !covered.has(related.object))
        .map((related) => (
          <RelatedList
            key={`${related.object}.${related.field}`}
            of={object}
            record={record}
            object={related.object}
            field={related.field}
          />
        ))}
    </>
  );
}
