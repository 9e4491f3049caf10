import { lazy } from 'react';
import type { Feature } from '../platform/feature';
import { say } from '../platform/languages';

const orderParts = () => import('./orders/parts');
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
        {
          name: 'negotiation',
          label: () => say('sales:negotiation'),
          component: lazy(async () => ({
            default: (await import('./negotiation/NegotiationPanel')).NegotiationPanel,
          })),
        },
        {
          name: 'team',
          label: () => say('sales:team'),
          covers: ['dealMember'],
          component: lazy(async () => ({ default: (await import('./team/TeamPanel')).TeamPanel })),
        },
      ],
    },
    order: {
      panels: [
        {
          name: 'delivery',
          label: () => say('sales:delivery'),
          component: lazy(async () => ({ default: (await orderParts()).DeliveryPanel })),
        },
      ],
      cells: {
        promisedOn: lazy(async () => ({ default: (await orderParts()).PromisedCell })),
      },
      listActions: lazy(async () => ({ default: (await orderParts()).LateOrders })),
    },
    product: {
      listActions: lazy(async () => ({
        default: (await import('./PriceBooksLink')).PriceBooksLink,
      })),
    },
    quote: {
      createForm: lazy(async () => ({
        default: (await import('./quotes/ClientQuoteForm')).ClientQuoteForm,
      })),
      recordActions: lazy(async () => ({ default: (await quoteParts()).OpenQuote })),
    },
  },
};
