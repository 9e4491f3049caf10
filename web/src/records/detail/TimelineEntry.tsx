import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { extensionsOf } from '../../features';
import type { TimelineEntryProps } from '../../platform/feature';
import type { Reference } from '../../platform/api';
import { fieldOf, useObjectIfKnown } from '../catalog';
import { labelOf } from '../changes';
import { FieldValue, isEmpty } from '../fieldTypes';
import classes from './detail.module.css';
import type { Entry } from './timelineDays';
import { TimelineFrame } from './TimelineFrame';

interface Props {
  entry: Entry;
  readOnly: boolean;
}

/** One thing on the time line, as its feature shows it: a note with its words, a task that can be ticked. */
export function TimelineEntry({ entry, readOnly }: Props) {
  const object = useObjectIfKnown(entry.object);
  if (!object) return null;
  const own = extensionsOf(object.name).find(({ timelineEntry }) => timelineEntry);
  const Entry = own?.timelineEntry ?? OtherEntry;
  return (
    <Suspense fallback={<li className={classes.entry} aria-busy />}>
      <Entry {...{ object, record: entry.record, at: entry.at, day: entry.day, readOnly }} />
    </Suspense>
  );
}

/** Any other record: its name and what its own page shows on top. */
function OtherEntry({ object, record, at, day }: TimelineEntryProps) {
  const figures = object.figures
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter(({ name }) => !isEmpty(record[name]))
    .slice(0, 3);
  const who = (record.owner ?? record.createdBy) as Reference | null;
  return (
    <TimelineFrame object={object} at={at} day={day} who={who}>
      <div className={classes.other}>
        <Link
          to="/$path/$id"
          params={{ path: object.path, id: record.id }}
          className={classes.entryLink}
          dir="auto"
        >
          {labelOf(object, record)}
        </Link>
        {figures.map((field) => (
          <span key={field.name} title={field.label} className={classes.otherFigure}>
            <FieldValue field={field} value={record[field.name]} />
          </span>
        ))}
      </div>
    </TimelineFrame>
  );
}
