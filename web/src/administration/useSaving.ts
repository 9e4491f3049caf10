import { useState } from 'react';
import { notifyProblem } from '../platform/notify';
import { isProblem } from '../platform/problem';

/** Saves one value of one place; a refusal of the value is the error at that place, anything else a toast. */
export function useSaving<V>(onSave: (value: V) => Promise<unknown>) {
  const [error, setError] = useState<string | undefined>();
  return {
    error,
    /** Whether it was saved. */
    async save(value: V): Promise<boolean> {
      setError(undefined);
      try {
        await onSave(value);
        return true;
      } catch (problem) {
        const said = isProblem(problem) ? problem.errors[0]?.message : undefined;
        if (said) setError(said);
        else notifyProblem(problem);
        return false;
      }
    },
  };
}
