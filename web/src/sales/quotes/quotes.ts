import { queryOptions } from '@tanstack/react-query';
import type {
  FieldProblem,
  Id,
  RecordData,
  Reference,
  Schemas,
  SearchResult,
} from '../../platform/api';
import { request } from '../../platform/client';
import { formatMoney } from '../../platform/format';
import type { Format } from '../../platform/format';

export type QuoteView = Schemas['QuoteView'];
export type Calculation = Schemas['CalculationResult'];
export type Sums = Schemas['OfferSums'];
export type Part = Schemas['BundlePart'];
export type ShownPart = Schemas['OfferPart'];

/** A line as somebody writes it: numbers as they are typed, '' for what comes from the product and the price book. */
export interface DraftLine {
  /** Tells it from the others as long as the page is open. */
  key: string;
  id?: Id;
  product: Reference | null;
  description: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  discount: string;
  tax: string;
  optional: boolean;
  /** Of a bundle: the components of the optional parts that are taken; null for those that are already. */
  taken: string[] | null;
}

/** What is taken off the whole, as somebody writes it: '' for nothing. */
export interface DraftReduction {
  unit: 'percent' | 'amount';
  text: string;
}

/** Why a version differs from the one before it, and what the customer asked for: no part of what they see. */
export const reasons = ['reason', 'asked'];

/** Only another version has a reason. */
export function isAnotherVersion({ quote }: QuoteView): boolean {
  return Number(quote.revision) > 1;
}

/** Records of one kind that are found by what was typed. */
export function foundQuery(object: string, words: string) {
  return queryOptions({
    queryKey: ['references', [object], null, words],
    queryFn: async ({ signal }) =>
      (
        await request<{ results: SearchResult[] }>('/api/search', {
          query: { q: words, objects: object, limit: 8 },
          signal,
        })
      ).results,
    staleTime: 60_000,
  });
}

export const letterheadKey = ['letterhead'];

export const quoteKeys = { one: (id: Id) => ['records', 'quote', 'whole', id] as const };

/** Whether somebody has to approve a draft with so much discount, in percent, before the reader may send it. */
export function needsApproval({ limit, approved }: QuoteView, discount: number): boolean {
  return limit !== null && limit !== undefined && discount > limit && !approved;
}

export function quoteQuery(id: Id) {
  return queryOptions({
    queryKey: quoteKeys.one(id),
    queryFn: ({ signal }) => request<QuoteView>(`/api/quotes/${id}`, { signal }),
  });
}

let lines = 0;

export function emptyLine(): DraftLine {
  lines += 1;
  return {
    key: `new-${lines}`,
    product: null,
    description: '',
    quantity: '1',
    unit: '',
    unitPrice: '',
    discount: '',
    tax: '',
    optional: false,
    taken: null,
  };
}

export function draftLine(line: RecordData): DraftLine {
  const listed = typeof line.listPrice === 'number' && line.listPrice === line.unitPrice;
  return {
    key: line.id,
    id: line.id,
    product: (line.product as Reference | null) ?? null,
    description: String(line.description ?? ''),
    quantity: typed(line.quantity),
    unit: String(line.unit ?? ''),
    // A price from the book goes on following it.
    unitPrice: listed ? '' : typed(line.unitPrice),
    discount: line.discount === 0 ? '' : typed(line.discount),
    tax: typed(line.tax),
    optional: line.optional === true,
    taken: null,
  };
}

function typed(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

export function draftReduction(quote: RecordData): DraftReduction {
  const amount = typed(quote.reductionAmount);
  return amount === ''
    ? { unit: 'percent', text: typed(quote.reductionPercent) }
    : { unit: 'amount', text: amount };
}

/** As the server takes it: one of the two. */
export function reductionBody({ unit, text }: DraftReduction): Record<string, unknown> {
  return {
    reductionPercent: unit === 'percent' ? number(text) : null,
    reductionAmount: unit === 'amount' ? number(text) : null,
  };
}

/** The optional parts that are taken, by their components. */
export function takenOf(parts: Part[]): string[] {
  return parts.filter((part) => part.optional && part.taken).map((part) => part.component);
}

/** A line that says nothing is not sent. */
export function isBlank(line: DraftLine): boolean {
  return !line.product && line.description.trim() === '' && line.unitPrice === '';
}

/** As the server takes it; what is empty comes from the product, the price book and the letterhead. */
export function lineBody(line: DraftLine): Record<string, unknown> {
  return {
    ...(line.id ? { id: line.id } : {}),
    product: line.product?.id ?? null,
    description: line.description || null,
    quantity: number(line.quantity),
    unit: line.unit || null,
    unitPrice: number(line.unitPrice),
    discount: number(line.discount) ?? 0,
    tax: number(line.tax),
    optional: line.optional,
    taken: line.taken,
  };
}

/** A comma is a decimal point for those who type it; what is no number is sent as it is, to be refused. */
export function number(text: string): string | null {
  const plain = text.replaceAll(/\s/g, '');
  return plain === '' ? null : plain.replace(',', '.');
}

/** What was refused, by line and column. */
export function errorsByLine(errors: FieldProblem[]): Record<number, Record<string, string>> {
  const found: Record<number, Record<string, string>> = {};
  for (const { field, message } of errors) {
    const match = /^lines\[(\d+)\]\.(\w*)$/.exec(field);
    if (match) (found[Number(match[1])] ??= {})[match[2]!] ??= message;
  }
  return found;
}

/** An amount that comes without its currency. */
export function amountOf(amount: string | number, currency: string, format: Format): string {
  return formatMoney({ amount: String(amount), currency }, format);
}
