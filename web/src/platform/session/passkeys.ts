import type { Session } from '../api';
import { request } from '../client';

interface Question {
  /** WebAuthn's JSON. */
  publicKey: unknown;
}

/** Passkeys need a browser of these days, and HTTPS or the machine itself. */
export function supportsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    window.isSecureContext
  );
}

/** Has the device make a passkey for whoever is signed in. Throws what the browser throws when nobody confirms it. */
export async function addPasskey(name: string): Promise<void> {
  const question = await request<Question>('/api/account/passkeys/question', { method: 'POST' });
  const made = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
      question.publicKey as PublicKeyCredentialCreationOptionsJSON,
    ),
  });
  await request<void>('/api/account/passkeys', {
    method: 'POST',
    body: { name, credential: (made as PublicKeyCredential).toJSON() },
  });
}

/** Has the device show a passkey, and signs in by it. */
export async function signInByPasskey(): Promise<Session> {
  const question = await request<Question>('/api/session/passkey/question', { method: 'POST' });
  const shown = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
      question.publicKey as PublicKeyCredentialRequestOptionsJSON,
    ),
  });
  return request<Session>('/api/session/passkey', {
    method: 'POST',
    body: { credential: (shown as PublicKeyCredential).toJSON() },
    answersUnauthorized: true,
  });
}
