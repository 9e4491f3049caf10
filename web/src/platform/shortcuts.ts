import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** One key (`c`, `/`, `Escape`, `mod+k`) or two after each other (`g h`). */
  keys: string;
  /** What it does, in the user's words. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** An act that Ctrl+K offers too, rather than a movement. */
  command?: boolean;
  /** Also while typing in a field; only for keys with `mod`. */
  whileTyping?: boolean;
}

export interface ShortcutGroup {
  /** Where the keys work, in the user's words. */
  title: string;
  shortcuts: Shortcut[];
}

const groups = new Map<symbol, ShortcutGroup>();
const listeners = new Set<() => void>();
let snapshot: ShortcutGroup[] = [];
let pending: { key: string; at: number } | null = null;

/** The keys that work while the component is shown; the help (`?`) lists them. Later groups go before earlier ones. */
export function useShortcuts(title: string, shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  // What the help shows; the effect below registers anew only when that changed.
  const signature = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n');
  useEffect(() => {
    const id = Symbol(title);
    const stable = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }));
    groups.set(id, { title, shortcuts: stable });
    changed();
    return () => {
      groups.delete(id);
      changed();
    };
  }, [title, signature]);
}

export function useShortcutGroups(): ShortcutGroup[] {
  return useSyncExternalStore(subscribe, () => snapshot);
}

/** The key as the shortcuts write it, on any layout: on a Cyrillic or Hebrew one the key's place counts. */
export function keyOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const latin = event.key.length === 1 && event.key.charCodeAt(0) < 128;
  let key = !latin && letter ? letter : event.key === ' ' ? 'Space' : event.key;
  if (key.length === 1) key = key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  // Shift is part of a sign such as `?`, but not of a letter or a named key.
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : '';
  return `${mod}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
  const key = keyOf(event);
  const busy = isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null;
  if (belongsToControl(event)) return;
  const before = pending && event.timeStamp - pending.at < 1200 ? `${pending.key} ` : '';
  pending = null;
  for (const group of [...groups.values()].toReversed()) {
    for (const shortcut of group.shortcuts) {
      if (shortcut.keys !== before + key || (busy && !shortcut.whileTyping)) continue;
      event.preventDefault();
      shortcut.run(event);
      return;
    }
  }
  if (!busy && beginsSequence(key)) pending = { key, at: event.timeStamp };
}

function beginsSequence(key: string): boolean {
  return [...groups.values()].some((group) =>
    group.shortcuts.some((shortcut) => shortcut.keys.startsWith(`${key} `)),
  );
}

/** A focused button is pressed by Enter and Space, a menu or a tab list is walked by arrows: those keys are theirs. */
function belongsToControl({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const modless = !ctrlKey && !metaKey;
  if (!(target instanceof HTMLElement)) return false;
  if (key === 'Enter' || key === ' ')
    return modless && target.closest('button, a, summary, input') !== null;
  return (
    key.startsWith('Arrow') && target.closest('[role="menu"], [role="tablist"], input') !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target instanceof HTMLSelectElement || target.closest('[role="listbox"]') !== null;
}

function changed(): void {
  snapshot = [...groups.values()];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('keydown', handle);
