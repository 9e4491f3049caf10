import { searchTexts } from '../searchTexts';

/** What the address of the scores holds. */
export interface ScoresSearch {
  /** Whose scores; those of leads where nothing is said. */
  object?: string;
  /** The version that is looked at; the latest where nothing is said. */
  version?: string;
}

export const scoresSearch = searchTexts('object', 'version');
