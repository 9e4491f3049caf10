import { createContext, use } from 'react';

export interface ObjectLook {
  icon: string;
  color: string;
  /** Empty where the object has no pages for this user. */
  path: string;
}

/** Icon and colour of each object, at hand in every cell without a subscription of its own. */
export const ObjectLooks = createContext<ReadonlyMap<string, ObjectLook>>(new Map());

const unknown: ObjectLook = { icon: 'box', color: 'gray', path: '' };

export function useObjectLook(object: string): ObjectLook {
  return use(ObjectLooks).get(object) ?? unknown;
}
