import type { ObjectDefinition } from '../platform/api';
import { say } from '../platform/languages';

const named = [
  'company',
  'person',
  'lead',
  'opportunity',
  'task',
  'product',
  'note',
  'relation',
] as const;

/** 'New company': languages with genders need a text of their own for each object; others get a plain one. */
export function newWords(object: ObjectDefinition): string {
  const name = named.find((one) => one === object.name);
  return name ? say(`records:new.${name}`) : say('records:new.other', { object: object.label });
}
