export const shows = ['all', 'certain', 'rejected'] as const;
export type Show = (typeof shows)[number];

export interface DuplicatesSearch {
  object?: string;
  show?: Show;
}

export function duplicatesSearch(search: Record<string, unknown>): DuplicatesSearch {
  const show = shows.find((name) => name === search.show);
  return {
    ...(typeof search.object === 'string' && { object: search.object }),
    ...(show && show !== 'all' && { show }),
  };
}
