import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

const quoteParts = () => import('./quotes/parts');

export const sales: Feature = {
  objects: {
    opportunity: {
      recordActions: lazy(async () => ({ default: (await quoteParts()).QuoteAction })),
      panels: [
        {
          name: 'quotes',
          label: () => say('sales:quotes'),
          covers: ['quote'],
          component: lazy(async () => ({ default: (await quoteParts()).QuotesPanel })),
        },
      ],
    },
    product: {
      listActions: lazy(async () => ({
        default: (await import('./PriceBooksLink')).PriceBooksLink,
      })),
    },
    quote: {
      recordActions: lazy(async () => ({ default: (await quoteParts()).OpenQuote })),
    },
  },
};
