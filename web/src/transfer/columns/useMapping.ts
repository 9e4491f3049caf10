import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldProblem } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { saveMapping } from '../imports';
import type { FileForm, Import, Mapping } from '../imports';
import { changed, mappedTwice, mappingOf } from './mapping';

/**
 * The mapping while it is worked on: each change is saved a moment later, so that the page can be left at any time.
 * Settings of the file are sent at once, because they make other columns.
 */
export function useMapping(imported: Import) {
  const [mapping, setMapping] = useState(() => mappingOf(imported));
  const [errors, setErrors] = useState<FieldProblem[]>([]);
  const saving = useMutation({
    mutationFn: (next: Mapping | FileForm) => saveMapping(imported.id, next),
    // One after another: the last change is the one that stays.
    scope: { id: `mapping-${imported.id}` },
    onSuccess: () => setErrors([]),
    onError: (error) => {
      if (isProblem(error, 422)) setErrors(error.errors);
      else notifyProblem(error);
    },
  });
  const names = imported.columns.map(({ name }) => name ?? '');
  const later = useDebouncedCallback(
    (next: Mapping) => {
      if (mappedTwice(next, names).size === 0) saving.mutate(next);
    },
    { delay: 600, flushOnUnmount: true },
  );

  return {
    mapping,
    errors,
    saving: saving.isPending,
    change(changes: Partial<Mapping>) {
      const next = changed(mapping, changes);
      setMapping(next);
      setErrors([]);
      later(next);
    },
    /** Reads the file anew with other settings; the columns that come back take the place of the old ones. */
    async reread(form: FileForm) {
      later.cancel();
      const before = mapping;
      setMapping({ ...mapping, ...form });
      try {
        setMapping(mappingOf(await saving.mutateAsync(form)));
      } catch {
        setMapping(before);
      }
    },
    /** Goes on from what the server has. */
    take(applied: Import) {
      later.cancel();
      setErrors([]);
      setMapping(mappingOf(applied));
    },
    /** Saves now. False when the server refused; its reasons are in `errors`. */
    async save(): Promise<boolean> {
      later.cancel();
      // What was checked and not changed since stays checked.
      if (imported.state === 'checked' && isSame(mapping, mappingOf(imported))) return true;
      try {
        await saving.mutateAsync(mapping);
        return true;
      } catch {
        return false;
      }
    },
  };
}

function isSame(one: Mapping, other: Mapping): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
