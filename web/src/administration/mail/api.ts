import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';

export type MailSetUp = Schemas['MailSetUp'];
export type MailServerInput = Schemas['MailServerInput'];
export type MailTrial = Schemas['MailTrial'];
export type MailEntry = Schemas['MailEntry'];

export const states = ['waiting', 'failed', 'uncertain', 'sent'] as const;
export type State = (typeof states)[number];

/** Who looks on sees mails go: nothing else tells of them. */
const soon = 5000;

export const mailQuery = queryOptions({
  queryKey: ['mail', 'setUp'],
  queryFn: ({ signal }) => request<MailSetUp>('/api/mail', { signal }),
  refetchInterval: soon,
});

export function messagesQuery(state: State | undefined) {
  return queryOptions({
    queryKey: ['mail', 'messages', state],
    queryFn: ({ signal }) =>
      request<Schemas['MailEntries']>('/api/mail/messages', {
        query: state ? { state } : {},
        signal,
      }),
    refetchInterval: soon,
  });
}

export async function saveServer(body: MailServerInput): Promise<MailSetUp> {
  return kept(await request<MailSetUp>('/api/mail', { method: 'PUT', body }));
}

export async function removeServer(): Promise<MailSetUp> {
  return kept(await request<MailSetUp>('/api/mail', { method: 'DELETE' }));
}

export function tryServer(): Promise<MailTrial> {
  return request<MailTrial>('/api/mail/trial', { method: 'POST', body: {} });
}

export async function retry(id: string): Promise<void> {
  await request(`/api/mail/messages/${id}/retry`, { method: 'POST', body: {} });
  await queryClient.invalidateQueries({ queryKey: ['mail'] });
}

function kept(setUp: MailSetUp): MailSetUp {
  queryClient.setQueryData(mailQuery.queryKey, setUp);
  return setUp;
}
