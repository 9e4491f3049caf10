/**
 * The live updates of this browser: one stream for all its tabs. Where the browser offers locks, the tab that holds the
 * lock listens and passes on what it hears; when it closes, the next one goes on where it was.
 */

export interface Message {
  /** What others changed; without ids it is too much to be named. */
  others: { object: string; ids: string[] | null }[];
  /** What this user changed, here or elsewhere. */
  own: { changeSet: string; object: string; ids: string[] | null }[];
}

export type Heard = { kind: 'message'; message: Message } | { kind: 'reset' };

interface Passed {
  heard: Heard;
  id: string;
}

// A refused stream is tried again after so long, twice as long each time.
const firstPause = 2_000;
const longestPause = 60_000;

/** Listens until the signal says otherwise. */
export function listen(hear: (heard: Heard) => void, signal: AbortSignal): void {
  let last = '';
  const { locks } = navigator as { locks?: LockManager };
  if (!locks || typeof BroadcastChannel === 'undefined') {
    listenHere(() => last, keep(hear), signal);
    return;
  }
  const tabs = new BroadcastChannel('rapport-live');
  signal.addEventListener('abort', () => tabs.close());
  tabs.onmessage = ({ data }: MessageEvent<Passed>) => keep(hear)(data);
  void locks
    .request('rapport-live', { signal }, async () => {
      if (signal.aborted) return; // the lock came while it was being stopped
      const listener = keep(hear);
      listenHere(
        () => last,
        (passed) => {
          tabs.postMessage(passed);
          listener(passed);
        },
        signal,
      );
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    })
    .catch(() => {}); // stopped before it was this tab's turn

  function keep(then: (heard: Heard) => void): (passed: Passed) => void {
    return ({ heard, id }) => {
      if (id) last = id;
      then(heard);
    };
  }
}

function listenHere(last: () => string, pass: (passed: Passed) => void, signal: AbortSignal): void {
  let pause = firstPause;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  open();
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    source?.close();
  });

  function open(): void {
    const from = last();
    const opened = new EventSource(from ? `/api/live?after=${from}` : '/api/live');
    source = opened;
    opened.addEventListener('open', () => (pause = firstPause));
    opened.addEventListener('message', ({ data, lastEventId }) =>
      pass({ heard: { kind: 'message', message: JSON.parse(data) as Message }, id: lastEventId }),
    );
    opened.addEventListener('reset', ({ lastEventId }) =>
      pass({ heard: { kind: 'reset' }, id: lastEventId }),
    );
    opened.addEventListener('error', () => {
      // A lost connection the browser restores itself, from where it was; a refusal it doesn't.
      if (opened.readyState !== EventSource.CLOSED || signal.aborted) return;
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, longestPause);
    });
  }
}
