import type { Id, RecordData, Reference } from '../platform/api';

/** A relation as it reads from one of its parties. */
export interface RelationFromHere {
  relation: RecordData;
  /** 'subsidiary of' from the one side, 'has subsidiary' from the other. */
  words: string;
  other: Reference;
  past: boolean;
}

/** A way to relate this party to another one; `outward` puts this party first. */
export interface RelationWay {
  key: string;
  type: Reference;
  words: string;
  outward: boolean;
}

/**
 * The relations of a party in its own words, those that hold before those that are over.
 *
 * @param types relation types with `name` and `inverse`
 */
export function relationsFrom(
  party: Id,
  relations: RecordData[],
  types: RecordData[],
  today: string,
): RelationFromHere[] {
  return relations
    .flatMap((relation) => {
      const { from, to, type, validTo } = relation as RecordData & {
        from: Reference | null;
        to: Reference | null;
        type: Reference | null;
        validTo: string | null;
      };
      const outward = from?.id === party;
      // A party that one may not see has no label, and a relation to it nothing to show.
      const other = outward ? to : from;
      if (!other || !type) return [];
      const known = types.find(({ id }) => id === type.id);
      const words = outward ? type.label : String(known?.inverse ?? type.label);
      return [{ relation, words, other, past: typeof validTo === 'string' && validTo < today }];
    })
    .toSorted((a, b) => Number(a.past) - Number(b.past) || a.words.localeCompare(b.words));
}

/** Both directions of each type; one that reads the same from both sides stands once. */
export function waysOf(types: RecordData[]): RelationWay[] {
  return types.flatMap((record) => {
    const name = String(record.name ?? '');
    const inverse = String(record.inverse ?? '');
    const type = { id: record.id, object: 'relationType', label: name };
    const there = { key: `${record.id}>`, type, words: name, outward: true };
    const back = { key: `${record.id}<`, type, words: inverse, outward: false };
    return inverse && inverse !== name ? [there, back] : [there];
  });
}
