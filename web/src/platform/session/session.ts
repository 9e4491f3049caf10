import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Organisation, Session, SessionUser, SetUp } from '../api';
import { request } from '../client';
import { changeLanguage } from '../languages';
import type { Language } from '../languages';
import { queryClient } from '../queryClient';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<Session>('/api/session', { signal, answersUnauthorized: true }),
  staleTime: Infinity,
});

/** The signed-in person and organisation; only below the shell, which nobody else reaches. */
export function useSignedIn(): { user: SessionUser; organisation: Organisation } {
  const { user, organisation } = useSuspenseQuery(sessionQuery).data;
  if (!user || !organisation) throw new Error('Used outside a session');
  return { user, organisation };
}

/** @param code of the second step; empty where none was asked for */
export async function signIn(email: string, password: string, code = ''): Promise<Session> {
  await queryClient.ensureQueryData(sessionQuery); // brings the CSRF cookie
  return keep(
    await request<Session>('/api/session', {
      method: 'POST',
      body: { email, password, code: code || null },
      answersUnauthorized: true,
    }),
  );
}

export async function setUp(values: SetUp): Promise<Session> {
  return keep(await request<Session>('/api/set-up', { method: 'POST', body: values }));
}

export async function activate(token: string, email: string, password: string): Promise<Session> {
  return keep(
    await request<Session>(`/api/activations/${encodeURIComponent(token)}`, {
      method: 'POST',
      body: { email, password },
      answersUnauthorized: true,
    }),
  );
}

export async function changeSettings(
  changes: Partial<Pick<SessionUser, 'language' | 'timeZone' | 'name'>>,
): Promise<Session> {
  return keep(await request<Session>('/api/session/user', { method: 'PATCH', body: changes }));
}

/** The page changes its language when the server knows of it, so that its texts come in the same one. */
export async function changeLanguageOfUser(language: Language): Promise<void> {
  await changeSettings({ language });
  await changeLanguage(language);
}

export async function signOut(): Promise<void> {
  await request<void>('/api/session', { method: 'DELETE', answersUnauthorized: true });
  // Nothing of the last person may stay in memory: the page starts anew.
  window.location.assign('/sign-in');
}

/** From now on this is who is signed in. */
export function keep(session: Session): Session {
  queryClient.setQueryData(sessionQuery.queryKey, session);
  return session;
}
