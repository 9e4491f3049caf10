import { queryOptions } from '@tanstack/react-query';
import type { Id, Labelled } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';

export interface AccountSession {
  id: Id;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  address: string | null;
  userAgent: string | null;
}

export interface ApiToken {
  id: Id;
  name: string;
  level: 'read' | 'write' | 'administer';
  objects: string[] | null;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
}

export interface CreatedApiToken {
  /** Shown this once. */
  secret: string;
  token: ApiToken;
}

export type SecurityEventKind =
  | 'SIGNED_IN'
  | 'SIGN_IN_FAILED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_SET_BY_LINK'
  | 'LINK_MADE'
  | 'SESSION_ENDED'
  | 'TOKEN_CREATED'
  | 'TOKEN_REVOKED'
  | 'SECOND_FACTOR_ADDED'
  | 'SECOND_FACTOR_REMOVED'
  | 'RECOVERY_CODES_MADE'
  | 'RECOVERY_CODE_USED'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED'
  | 'PROVIDER_LINKED'
  | 'VIEW_BEGUN'
  | 'VIEW_ENDED'
  | 'EXPORTED';

export interface SecurityEvent {
  id: number;
  at: string;
  kind: SecurityEventKind;
  user: Labelled | null;
  /** Who did it, where it was somebody else. */
  actor: Labelled | null;
  address: string | null;
  detail: string | null;
}

export interface SecurityEventPage {
  events: SecurityEvent[];
  next: number | null;
}

export interface SecondFactorState {
  /** Null while it is off. */
  since: string | null;
  recoveryCodes: number;
}

export interface SecondFactorSecret {
  key: string;
  uri: string;
  qr: { size: number; path: string };
}

export interface RecoveryCodes {
  codes: string[];
}

export interface Passkey {
  id: Id;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async ({ signal }) =>
    (await request<{ sessions: AccountSession[] }>('/api/account/sessions', { signal })).sessions,
});

export const tokensQuery = queryOptions({
  queryKey: ['account', 'tokens'],
  queryFn: async ({ signal }) =>
    (await request<{ tokens: ApiToken[] }>('/api/account/tokens', { signal })).tokens,
});

export const secondFactorQuery = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => request<SecondFactorState>('/api/account/second-factor', { signal }),
});

export const passkeysQuery = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: async ({ signal }) =>
    (await request<{ passkeys: Passkey[] }>('/api/account/passkeys', { signal })).passkeys,
});

/** Whatever changes how one signs in also stands among the events. */
export function refreshAccount(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['account'] });
}
