import type { ProblemDetail } from './api';
import { currentLanguage, say } from './languages';
import { isProblem, Problem } from './problem';
import { whenSignedInAgain } from './session/expiry';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Record<string, string | number | boolean | null | undefined>;
  /** A value that is sent as JSON, or a form with a file. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** A 401 is the answer itself (signing in), not the sign of an expired session. */
  answersUnauthorized?: boolean;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
  changeSet: string | null;
}

/** Sends a request and reads its JSON. Throws a {@link Problem} for every refusal and when there is no connection. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return (await requestAnswer<T>(path, options)).data;
}

/** As {@link request}, with the version and the change set that the headers name. */
export async function requestAnswer<T>(
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  const sent = withKey(options);
  let response = await sendSurely(path, sent);
  while (response.status === 401 && !options.answersUnauthorized) {
    // The session ended while somebody was working: they sign in over the page and the request goes on.
    await whenSignedInAgain();
    response = await sendSurely(path, sent);
  }
  if (!response.ok) throw await problemOf(response);
  return {
    data: (await bodyOf(response)) as T,
    etag: response.headers.get('ETag'),
    changeSet: response.headers.get('Change-Set'),
  };
}

export function address(path: string, query: RequestOptions['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** What every request says: the language, and for a changing one the token that proves where it comes from. */
export function commonHeaders(method: string, more?: Record<string, string>): Headers {
  const headers = new Headers(more);
  headers.set('Accept', 'application/json, application/problem+json');
  headers.set('Accept-Language', currentLanguage());
  if (method !== 'GET') {
    const token = cookie('XSRF-TOKEN');
    if (token) headers.set('X-XSRF-TOKEN', token);
  }
  return headers;
}

/** The server can't be reached. */
export function unreachable(): Problem {
  return new Problem({
    title: say('platform:problem.unreachableTitle'),
    status: 0,
    detail: say('platform:problem.unreachable'),
  });
}

// After a lost connection a POST is sent again: by its key the server knows whether it was done.
const pauses = [500, 1500, 4000];

function withKey(options: RequestOptions): RequestOptions {
  if (options.method !== 'POST') return options;
  return { ...options, headers: { ...options.headers, 'Idempotency-Key': newKey() } };
}

/** Unlike `crypto.randomUUID` also there where the page didn't come over HTTPS. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

async function sendSurely(path: string, options: RequestOptions): Promise<Response> {
  if (options.method !== 'POST') return send(path, options);
  for (const pause of pauses) {
    try {
      const response = await send(path, options);
      // The first one is still at work: its answer comes with the next try.
      const running = response.status === 409 && (await codeOf(response)) === 'idempotency.running';
      if (!running) return response;
    } catch (error) {
      if (!isProblem(error, 0) || options.signal?.aborted) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return send(path, options);
}

async function codeOf(response: Response): Promise<string | undefined> {
  const { errors } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as Partial<ProblemDetail>;
  return errors?.[0]?.code;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, query, signal } = options;
  const headers = commonHeaders(method, options.headers);
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: signal ?? null };
  if (body instanceof FormData) {
    init.body = body;
  } else if (body !== undefined) {
    headers.set(
      'Content-Type',
      method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    );
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(address(path, query), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
}

/** A response's JSON or text; undefined when it is empty. */
export async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  return (response.headers.get('Content-Type') ?? '').includes('json') ? JSON.parse(text) : text;
}

/** The problem that a refusing response holds. */
export async function problemOf(response: Response): Promise<Problem> {
  const isDetail = (response.headers.get('Content-Type') ?? '').includes('problem+json');
  if (isDetail) return new Problem((await response.json()) as ProblemDetail);
  return new Problem({
    title: say('platform:problem.unexpectedTitle'),
    status: response.status,
    detail: say('platform:problem.unexpected'),
  });
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return pair && decodeURIComponent(pair.slice(name.length + 1));
}
