import { useState } from 'react';

interface Steps<T> {
  past: T[];
  now: T;
}

const mostSteps = 100;

/** Something that is changed step by step, each of which can be taken back. */
export function useDraft<T>(start: T) {
  const [{ past, now }, setSteps] = useState<Steps<T>>({ past: [], now: start });
  return {
    now,
    changed: past.length > 0,
    change: (next: T) =>
      setSteps((steps) => ({ past: [...steps.past, steps.now].slice(-mostSteps), now: next })),
    undo: () =>
      setSteps((steps) =>
        steps.past.length === 0
          ? steps
          : { past: steps.past.slice(0, -1), now: steps.past.at(-1)! },
      ),
  };
}
