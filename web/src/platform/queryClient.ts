import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem';

/** One cache for the whole page. Only a lost connection is worth a second try: a refusal stays a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && (isProblem(error, 0) || isProblem(error, 503)),
    },
  },
});
