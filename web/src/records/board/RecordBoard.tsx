import type { ObjectDefinition } from '../../platform/api';
import type { ListSearch } from '../list/listSearch';

interface Props {
  object: ObjectDefinition;
  search: ListSearch;
  onSearch: (changes: Partial<ListSearch>) => void;
}

/** Its cards and columns are being built; until then the list shows the records. */
export function RecordBoard(_: Props) {
  return null;
}
