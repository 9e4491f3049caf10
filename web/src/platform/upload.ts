import { bodyOf, commonHeaders, newKey, problemOf, unreachable } from './client';
import { whenSignedInAgain } from './session/expiry';

export interface UploadOptions {
  /** Called with the share that has gone out, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * Sends a form with a file and says how far it is, which `fetch` can't. Throws a Problem as `request` does, and an
 * AbortError when the signal stops it.
 */
export async function upload<T>(path: string, form: FormData, options: UploadOptions): Promise<T> {
  const key = newKey();
  let response = await send(path, form, key, options);
  while (response.status === 401) {
    await whenSignedInAgain();
    response = await send(path, form, key, options);
  }
  if (!response.ok) throw await problemOf(response);
  return (await bodyOf(response)) as T;
}

function send(
  path: string,
  form: FormData,
  key: string,
  options: UploadOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    commonHeaders('POST').forEach((value, name) => sending.setRequestHeader(name, value));
    sending.setRequestHeader('Idempotency-Key', key);
    sending.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) options.onProgress(loaded / total);
    });
    sending.addEventListener('load', () => {
      const type = sending.getResponseHeader('Content-Type') ?? '';
      const body = sending.status === 204 ? null : sending.responseText;
      resolve(new Response(body, { status: sending.status, headers: { 'Content-Type': type } }));
    });
    sending.addEventListener('error', () => reject(unreachable()));
    sending.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
    const stop = () => sending.abort();
    if (options.signal.aborted) stop();
    options.signal.addEventListener('abort', stop, { once: true });
    sending.addEventListener('loadend', () => options.signal.removeEventListener('abort', stop));
    sending.send(form);
  });
}
