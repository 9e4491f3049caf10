import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation that a double click begins once: while it runs, a second call is dropped. `isPending` comes too late for
 * that, since a button is told of it only by the next rendering.
 */
export function useOnce<Data, Variables = void>(
  options: UseMutationOptions<Data, Error, Variables>,
) {
  const running = useRef(false);
  const mutation = useMutation({
    ...options,
    onSettled: (...settled) => {
      running.current = false;
      return options.onSettled?.(...settled);
    },
  });
  return {
    ...mutation,
    mutate: (variables: Variables) => {
      if (running.current) return;
      running.current = true;
      mutation.mutate(variables);
    },
  };
}
