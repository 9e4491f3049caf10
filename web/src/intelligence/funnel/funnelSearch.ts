import { searchTexts } from '../searchTexts';

/** What the funnel's address holds. */
export interface FunnelSearch {
  /** Whose funnel; that of leads where nothing is said. */
  object?: string;
  /** Whose stages are its steps, instead of the statuses. */
  pipeline?: string;
  /** The values that are its steps, separated by commas. */
  steps?: string;
  /** What its groups are made by; `none` for none, months of arrival where nothing is said. */
  group?: string;
  /** A period of arrival. */
  within?: string;
  /** RSQL, as in a list. */
  filter?: string;
}

export const funnelSearch = searchTexts('object', 'pipeline', 'steps', 'group', 'within', 'filter');
