/** Requests that met an expired session wait here until the person has signed in again. */
type Listener = () => void;

let waiting: { promise: Promise<void>; resolve: () => void } | null = null;
const listeners = new Set<Listener>();

export function whenSignedInAgain(): Promise<void> {
  if (!waiting) {
    let resolve = () => {};
    const promise = new Promise<void>((done) => (resolve = done));
    waiting = { promise, resolve };
    notify();
  }
  return waiting.promise;
}

export function signedInAgain(): void {
  waiting?.resolve();
  waiting = null;
  notify();
}

export function isExpired(): boolean {
  return waiting !== null;
}

export function onExpiryChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}
