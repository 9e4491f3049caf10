import { searchTexts } from '../searchTexts';

/** What the address of the traits holds. */
export interface TraitsSearch {
  /** Whose traits; those of leads where nothing is said. */
  object?: string;
  /** A period of arrival. */
  within?: string;
  /** RSQL, as in a list. */
  filter?: string;
}

export const traitsSearch = searchTexts('object', 'within', 'filter');
