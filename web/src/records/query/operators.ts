/** How a filter's value is entered: nothing, one value, a period, several values, or a period and several values. */
export type FilterInput = 'none' | 'text' | 'number' | 'date' | 'period' | 'options' | 'inPeriod';

export interface FilterOperator {
  /** Names the operator's words: `records:operator.<name>`. */
  name: OperatorName;
  /** RSQL's sign; with `input: 'none'` also the value. */
  sign: string;
  value?: string;
  input: FilterInput;
}

export type OperatorName =
  | 'contains'
  | 'is'
  | 'isNot'
  | 'starts'
  | 'isEmpty'
  | 'isFilled'
  | 'atLeast'
  | 'atMost'
  | 'above'
  | 'below'
  | 'equals'
  | 'within'
  | 'onOrAfter'
  | 'onOrBefore'
  | 'on'
  | 'anyOf'
  | 'noneOf'
  | 'hasAny'
  | 'reached'
  | 'never'
  | 'came'
  | 'hasAll'
  | 'hasNone'
  | 'yes'
  | 'no';

export const empty: FilterOperator[] = [
  { name: 'isEmpty', sign: '=null=', value: 'true', input: 'none' },
  { name: 'isFilled', sign: '=null=', value: 'false', input: 'none' },
];

export const ofText: FilterOperator[] = [
  { name: 'contains', sign: '=contains=', input: 'text' },
  { name: 'is', sign: '==', input: 'text' },
  { name: 'isNot', sign: '!=', input: 'text' },
  { name: 'starts', sign: '=starts=', input: 'text' },
  ...empty,
];

export const ofNumber: FilterOperator[] = [
  { name: 'atLeast', sign: '>=', input: 'number' },
  { name: 'atMost', sign: '<=', input: 'number' },
  { name: 'above', sign: '>', input: 'number' },
  { name: 'below', sign: '<', input: 'number' },
  { name: 'equals', sign: '==', input: 'number' },
  ...empty,
];

export const ofDate: FilterOperator[] = [
  { name: 'within', sign: '=within=', input: 'period' },
  { name: 'onOrAfter', sign: '>=', input: 'date' },
  { name: 'onOrBefore', sign: '<=', input: 'date' },
  { name: 'on', sign: '==', input: 'date' },
  ...empty,
];

export const ofOptions: FilterOperator[] = [
  { name: 'anyOf', sign: '=in=', input: 'options' },
  { name: 'noneOf', sign: '=out=', input: 'options' },
  { name: 'reached', sign: '=reached=', input: 'options' },
  { name: 'never', sign: '=never=', input: 'options' },
  { name: 'came', sign: '=came=', input: 'inPeriod' },
  ...empty,
];

export const ofSeveral: FilterOperator[] = [
  { name: 'hasAny', sign: '=hasAny=', input: 'options' },
  { name: 'hasAll', sign: '=hasAll=', input: 'options' },
  { name: 'hasNone', sign: '=hasNone=', input: 'options' },
  ...empty,
];

/** Whether it asks what a field had been or became, instead of what it is. */
export function ofThePast({ sign }: FilterOperator): boolean {
  return ['=reached=', '=never=', '=came='].includes(sign);
}
