import type { ProblemDetail } from './api';
import { currentLanguage, say } from './languages';
import { Problem } from './problem';
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
  let response = await send(path, options);
  while (response.status === 401 && !options.answersUnauthorized) {
    // The session ended while somebody was working: they sign in over the page and the request goes on.
    await whenSignedInAgain();
    response = await send(path, options);
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
