import type { Values } from '../changes';

const key = (object: string) => `rapport.draft.${object}`;

/** What was typed into a create form and not yet saved; it stays in this tab until then. */
export function readDraft(object: string): Values | null {
  try {
    const text = sessionStorage.getItem(key(object));
    return text ? (JSON.parse(text) as Values) : null;
  } catch {
    return null;
  }
}

export function keepDraft(object: string, values: Values): void {
  sessionStorage.setItem(key(object), JSON.stringify(values));
}

export function dropDraft(object: string): void {
  sessionStorage.removeItem(key(object));
}
