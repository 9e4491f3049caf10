import { searchTexts } from '../searchTexts';

/** What the address of the salespeople holds. */
export interface SalespeopleSearch {
  /** A period as filters name it; this quarter where nothing is said. */
  within?: string;
}

export const salespeopleSearch = searchTexts('within');

/** What the address of the forecast holds. */
export interface ForecastSearch extends SalespeopleSearch {
  /** What deals are put together by; months where nothing is said. */
  by?: string;
}

export const forecastSearch = searchTexts('within', 'by');
