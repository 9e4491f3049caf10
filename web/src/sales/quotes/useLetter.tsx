import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { LetterDialog } from './LetterDialog';
import type { QuoteView } from './quotes';

/**
 * Sends a quote, or another link to it: by mail where the organisation has a server, else by the link alone.
 *
 * @param what makes the link alone
 * @param onLink shows it; what sends a draft is gone as soon as the page hears that it is sent
 */
export function useLetter(
  view: QuoteView,
  what: 'sending' | 'links',
  onLink: (link: string) => void,
) {
  const client = useQueryClient();
  const [letter, setLetter] = useState<Schemas['QuoteMailQuoteLetter'] | null>(null);
  const path = `/api/quotes/${view.quote.id}`;
  const linking = useOnce({
    mutationFn: () =>
      request<Schemas['QuoteSent']>(`${path}/${what}`, { method: 'POST', body: {} }),
    onSuccess: (made) => {
      setLetter(null);
      onLink(made.link);
    },
    onError: notifyProblem,
  });
  const starting = useOnce({
    mutationFn: () => request<Schemas['QuoteMailQuoteLetter']>(`${path}/letter`),
    onSuccess: (proposal) => (proposal.ready ? setLetter(proposal) : linking.mutate()),
    onError: notifyProblem,
  });
  const done = () => {
    setLetter(null);
    void client.invalidateQueries();
  };
  return {
    start: () => starting.mutate(),
    isPending: starting.isPending || linking.isPending,
    dialog: letter && (
      <LetterDialog
        quote={view.quote.id}
        letter={letter}
        linking={linking.isPending}
        onLinkOnly={() => linking.mutate()}
        onSent={done}
        onClose={() => setLetter(null)}
      />
    ),
  };
}
