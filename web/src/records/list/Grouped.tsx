import type { ComponentProps } from 'react';
import { RecordChart } from '../chart/RecordChart';
import { GroupedList } from './GroupedList';

/** Records put together by a field: in a list under the groups, or as a chart of them. */
export function Grouped(props: ComponentProps<typeof GroupedList>) {
  return props.search.as === 'chart' ? <RecordChart {...props} /> : <GroupedList {...props} />;
}
