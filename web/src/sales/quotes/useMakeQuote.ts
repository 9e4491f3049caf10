import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Id, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { recordKeys } from '../../records/recordQueries';

/** Makes a quote, of a deal or of another quote, and opens it. */
export function useMakeQuote() {
  const open = useOpenMade();
  return useOnce({
    mutationFn: (path: string) => request<Schemas['QuoteMade']>(path, { method: 'POST', body: {} }),
    onSuccess: open,
    onError: notifyProblem,
  });
}

/** Opens a quote just made, of which the lists don't know yet. */
export function useOpenMade() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async ({ id }: { id: Id }) => {
    void client.invalidateQueries({ queryKey: recordKeys.all('quote') });
    await navigate({ to: '/quote/$id', params: { id } });
  };
}
