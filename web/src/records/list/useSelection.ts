import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id, RecordData } from '../../platform/api';

/** At most so many records are changed by one act, as the API takes them. */
export const mostSelected = 1000;

/** The records that an act is meant for, among those that are loaded. */
export function useSelection(records: RecordData[]) {
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const last = useRef<Id | null>(null);
  const loaded = useRef(records);
  useEffect(() => {
    loaded.current = records;
  });

  // A record that left the list (deleted, or filtered out) is not acted on unseen.
  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    return new Set(records.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  }, [chosen, records]);

  const toggle = useCallback((id: Id, range: boolean) => {
    const from = last.current;
    last.current = id;
    setChosen((before) => {
      const next = new Set(before);
      const list = loaded.current;
      const [a, b] = [from, id].map((one) => list.findIndex((record) => record.id === one));
      if (range && a !== undefined && a >= 0 && b !== undefined) {
        for (const record of list.slice(Math.min(a, b), Math.max(a, b) + 1)) next.add(record.id);
      } else if (!next.delete(id)) {
        next.add(id);
      }
      return new Set([...next].slice(0, mostSelected));
    });
  }, []);

  const clear = useCallback(() => setChosen(new Set()), []);
  const whole = Math.min(records.length, mostSelected);
  const all = whole > 0 && ids.size >= whole;
  const toggleAll = useCallback(() => {
    setChosen(all ? new Set() : new Set(loaded.current.slice(0, mostSelected).map(({ id }) => id)));
  }, [all]);

  return { ids, all, toggle, toggleAll, clear };
}

export type Selection = ReturnType<typeof useSelection>;
