import { createContext, use, useEffect } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The element of the header that belongs to the page. */
export const HeaderSlot = createContext<HTMLElement | null>(null);

/** What a page puts in the header: the place, the view's name and its actions. */
export function PageHeader({ children }: { children: ReactNode }) {
  const slot = use(HeaderSlot);
  useEffect(() => {
    // The window is named after the page: its bookmark and its tab say what they show.
    const name = slot?.querySelector('h1')?.textContent;
    if (name) document.title = `${name} · Rapport`;
  });
  return slot ? createPortal(children, slot) : null;
}
