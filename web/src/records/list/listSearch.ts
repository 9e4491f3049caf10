/** What a list's address holds, so that a link shows a colleague the same. */
export interface ListSearch {
  /** RSQL, as the API takes it. */
  filter?: string;
  /** One field, `-` before it for descending. */
  sort?: string;
  /** Field names in their order, separated by commas. */
  columns?: string;
  /** `board` for the board of an object that has one. */
  view?: 'list' | 'board';
  /** With a board: the id of the pipeline (the board's `within` field). */
  within?: string;
  /** The record that is looked into beside the list. */
  peek?: string;
  /** A create form is open. */
  create?: boolean;
}

/** Reads a list's address; what doesn't belong there is dropped. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  const result: ListSearch = {};
  for (const name of ['filter', 'sort', 'columns', 'within', 'peek'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') result[name] = value;
    else if (typeof value === 'number') result[name] = String(value);
  }
  if (search.view === 'list' || search.view === 'board') result.view = search.view;
  if (search.create === true) result.create = true;
  return result;
}
