import type { ObjectDefinition } from '../platform/api';
import { isProblem } from '../platform/problem';
import { useOnce } from '../platform/useOnce';
import { createRecord } from '../records/changes';
import type { Values } from '../records/changes';

/** Saves, and keeps what was typed until the server has it. */
export function useSaving(object: ObjectDefinition, onSaved: () => void) {
  const saving = useOnce({
    mutationFn: ({ values, message }: { values: Values; message: string }) =>
      createRecord(object, values, { message }),
    onSuccess: onSaved,
  });
  const { error } = saving;
  return {
    save: (values: Values, message: string) => saving.mutate({ values, message }),
    isPending: saving.isPending,
    error: isProblem(error) ? (error.errors[0]?.message ?? error.title) : error?.message,
  };
}
