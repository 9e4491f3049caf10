import type { ObjectDefinition } from '../platform/api';
import { say } from '../platform/languages';

/** 'New deal', with the object's name as the catalog says it. */
export function newWords(object: ObjectDefinition): string {
  return say('records:new', { object: object.label });
}
