import type { Tag } from '../../platform/api';

/** Tags as the API takes them; a new one is a word. So are those that are to be added or removed. */
export function wordsOf(tags: Tag[]): unknown {
  return Array.isArray(tags)
    ? tags.map(({ id, label }) => id || label)
    : Object.fromEntries(Object.entries<Tag[]>(tags).map(([how, some]) => [how, wordsOf(some)]));
}
