import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The element of the header that belongs to the page. */
export const HeaderSlot = createContext<HTMLElement | null>(null);

/** What a page puts in the header: the place, the view's name and its actions. */
export function PageHeader({ children }: { children: ReactNode }) {
  const slot = use(HeaderSlot);
  return slot ? createPortal(children, slot) : null;
}
