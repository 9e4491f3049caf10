import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Takes the focus each time the count goes up; at 0 nobody has asked. */
export function useFocusWhenAsked<T extends HTMLElement>(asked: number): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    if (asked > 0) ref.current?.focus();
  }, [asked]);
  return ref;
}
