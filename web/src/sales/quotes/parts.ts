// In one piece: each by itself would draw what they share into pieces of their own.
export { OpenQuote } from './OpenQuote';
export { QuoteAction } from './QuoteAction';
export { QuotesPanel } from './QuotesPanel';
