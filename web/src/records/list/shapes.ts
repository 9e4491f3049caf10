import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import { fieldOf } from '../catalog';

/** What a board is made of. */
export interface BoardShape {
  group: string;
  within: string | null;
  sum: string | null;
  card: string[];
  /** Whether it is the object's own board, by its stages or statuses. */
  own: boolean;
}

/** The fields that a board's columns can be made by, the object's own first. */
export function boardGroups(object: ObjectDefinition): FieldDefinition[] {
  const own = object.board ? fieldOf(object, object.board.group) : undefined;
  const choices = object.fields.filter((field) => field.type === 'choice' && field !== own);
  return own ? [own, ...choices] : choices;
}

/** The dates by which records can stand on a calendar, those that people set first. */
export function calendarDates(object: ObjectDefinition): FieldDefinition[] {
  const dates = object.fields.filter(({ type }) => type === 'date' || type === 'dateTime');
  return [
    ...dates.filter(({ writable }) => writable),
    ...dates.filter(({ writable }) => !writable),
  ];
}

/** The board by a field; without one by the object's own, or else by its first choice. */
export function boardOf(object: ObjectDefinition, by: string | undefined): BoardShape {
  const group = by ?? boardGroups(object)[0]!.name;
  const board = object.board;
  const own = board?.group === group;
  return {
    group,
    own,
    within: own ? board.within : null,
    sum: board?.sum ?? null,
    card: board?.card ?? object.list.columns,
  };
}
