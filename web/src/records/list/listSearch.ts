/** What a list's address holds, so that a link shows a colleague the same. */
export interface ListSearch {
  /** The saved view that is shown, by its id; `all` for none where another would open by itself. */
  view?: string;
  /** RSQL, as the API takes it. With a view, what is here is said in its place; '' takes the view's away. */
  filter?: string;
  /** One field, `-` before it for descending. */
  sort?: string;
  /** Field names in their order, separated by commas; `!` behind one that stays in sight. */
  columns?: string;
  /** How the records stand; as a list where nothing is said. */
  as?: Shape;
  /** What a board's columns, a list's groups and a chart's marks are made by. */
  group?: string;
  /** Where a record stands on a calendar. */
  date?: string;
  /** How a chart is drawn: `bar`, `line`, `pie`. */
  form?: string;
  /** What a chart adds up; it counts records where nothing is said. */
  sum?: string;
  /** How a chart puts dates together: by `month`, `quarter`, `year`. */
  period?: string;
  /** With a board: the id of the pipeline (the board's `within` field). */
  within?: string;
  /** The record that is looked into beside the list. */
  peek?: string;
  /** A create form is open. */
  create?: boolean;
}

export const shapes = ['list', 'board', 'calendar', 'chart'] as const;

export type Shape = (typeof shapes)[number];

const texts = [
  'view',
  'filter',
  'sort',
  'columns',
  'group',
  'date',
  'form',
  'sum',
  'period',
  'within',
  'peek',
] as const satisfies (keyof ListSearch)[];

/** What a view says of a list; the rest of an address passes. */
export const kept = [...texts.slice(1, -1), 'as'] as (
  | Exclude<(typeof texts)[number], 'view' | 'peek'>
  | 'as'
)[];

/** Reads a list's address; what doesn't belong there is dropped. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  const result: ListSearch = {};
  // Links from before there were views said so: `view=board`.
  const former = shapes.find((shape) => shape === search.view);
  const viewed = search.view && !former;
  for (const name of texts) {
    if (name === 'view' && former) continue;
    const value = search[name];
    if (typeof value === 'string' && (value !== '' || viewed)) result[name] = value;
    else if (typeof value === 'number') result[name] = String(value);
  }
  const as = shapes.find((shape) => shape === search.as);
  const shape = as ?? (former === 'board' ? former : undefined);
  if (shape) result.as = shape;
  if (search.create === true) result.create = true;
  return result;
}
