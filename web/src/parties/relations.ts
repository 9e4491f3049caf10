import type { Id, RecordData, Reference, RelationType } from '../platform/api';

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
  /** The objects that may stand on the other side. */
  targets: string[];
}

/** The relations of a party in its own words, those that hold before those that are over. */
export function relationsFrom(
  party: Id,
  relations: RecordData[],
  types: RelationType[],
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
      const words = (outward ? known?.name : known?.inverse) ?? type.label;
      return [{ relation, words, other, past: typeof validTo === 'string' && validTo < today }];
    })
    .toSorted((a, b) => Number(a.past) - Number(b.past) || a.words.localeCompare(b.words));
}

const parties = ['company', 'person'];

/**
 * Both directions of each type in which a party of this kind may stand; one that reads the same from both sides
 * stands once.
 */
export function waysOf(types: RelationType[], object: string): RelationWay[] {
  return types.flatMap(({ id, name, inverse, fromKind, toKind }) => {
    const type = { id, object: 'relationType', label: name };
    const way = (outward: boolean): RelationWay[] => {
      const [mine, theirs] = outward ? [fromKind, toKind] : [toKind, fromKind];
      if (mine && mine !== object) return [];
      const targets = theirs ? [theirs] : parties;
      const words = outward ? name : inverse;
      return [{ key: id + (outward ? '>' : '<'), type, words, outward, targets }];
    };
    return inverse && inverse !== name ? [...way(true), ...way(false)] : way(true);
  });
}
