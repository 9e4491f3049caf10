import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { request, requestAnswer } from './client';
import { isProblem } from './problem';
import { isExpired, signedInAgain } from './session/expiry';

type Call = { url: string; init: RequestInit & { headers: Headers } };

let calls: Call[];
let answers: (() => Response)[];
const real = globalThis.fetch;

beforeEach(() => {
  calls = [];
  answers = [];
  globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: init as Call['init'] });
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  };
});

afterEach(() => {
  globalThis.fetch = real;
  document.cookie = 'XSRF-TOKEN=; max-age=0';
});

function json(body: unknown, status = 200, headers: Record<string, string> = {}): () => Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } });
}

test('a change sends the token of the cookie, a reading does not', async () => {
  document.cookie = 'XSRF-TOKEN=a%2Bb';
  answers.push(json({}), json({}));
  await request('/api/records/company');
  await request('/api/records/company', { method: 'POST', body: { name: 'Acme' } });
  expect(calls[0]!.init.headers.has('X-XSRF-TOKEN')).toBe(false);
  expect(calls[1]!.init.headers.get('X-XSRF-TOKEN')).toBe('a+b');
  expect(calls[1]!.init.body).toBe('{"name":"Acme"}');
});

test('the language of the page goes with every request', async () => {
  answers.push(json({}));
  await request('/api/session');
  expect(calls[0]!.init.headers.get('Accept-Language')).toBe('en');
});

test('empty parameters are left out, others are encoded', async () => {
  answers.push(json({}));
  await request('/api/search', { query: { q: 'a&b', limit: 5, objects: undefined, cursor: null } });
  expect(calls[0]!.url).toBe('/api/search?q=a%26b&limit=5');
});

test('the version and the change set come from the headers', async () => {
  answers.push(json({ id: '1' }, 200, { ETag: '"4"', 'Change-Set': 'c1' }));
  expect(await requestAnswer('/api/records/company/1')).toEqual({
    data: { id: '1' },
    etag: '"4"',
    changeSet: 'c1',
  });
});

test('a refusal is a problem with its messages by field', async () => {
  answers.push(
    json(
      {
        title: 'Not yet',
        status: 422,
        errors: [
          { field: 'amount', code: 'a', message: 'Too small' },
          { field: 'amount', code: 'b', message: 'Too odd' },
        ],
      },
      422,
    ),
  );
  const problem = await request('/api/x').catch((error: unknown) => error);
  expect(isProblem(problem, 422) && problem.byField).toEqual({ amount: 'Too small' });
});

test('a server that is not reached is said in words', async () => {
  const problem = await request('/api/x').catch((error: unknown) => error);
  expect(isProblem(problem, 0) && problem.title).toBe('No connection');
});

test('an expired session waits for the person and then goes on with what was asked', async () => {
  answers.push(json({ title: 'Signed out', status: 401 }, 401), json({ id: '9' }));
  const asked = request('/api/records/company', { method: 'POST', body: { name: 'Kept' } });
  await vi.waitFor(() => expect(isExpired()).toBe(true));
  expect(calls).toHaveLength(1);
  signedInAgain();
  expect(await asked).toEqual({ id: '9' });
  expect(calls[1]!.init.body).toBe('{"name":"Kept"}');
  expect(isExpired()).toBe(false);
});

test('a wrong password is an answer, not an expired session', async () => {
  answers.push(json({ title: 'Wrong', status: 401 }, 401));
  const problem = await request('/api/session', {
    method: 'POST',
    answersUnauthorized: true,
  }).catch((error: unknown) => error);
  expect(isProblem(problem, 401)).toBe(true);
  expect(isExpired()).toBe(false);
});
