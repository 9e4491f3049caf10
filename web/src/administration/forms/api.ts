import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';

export type IntakeForm = Schemas['IntakeForm'];
export type IntakeFormView = Schemas['IntakeFormView'];
export type IntakeSubmission = Schemas['IntakeSubmission'];
type IntakeForms = Schemas['IntakeForms'];

export const formsQuery = queryOptions({
  queryKey: ['intake', 'forms'],
  queryFn: ({ signal }) => request<IntakeForms>('/api/intake/forms', { signal }),
});

export function submissionsQuery(form: string, waiting: boolean) {
  return queryOptions({
    queryKey: ['intake', 'submissions', form, waiting],
    queryFn: ({ signal }) =>
      request<Schemas['IntakeSubmissions']>(`/api/intake/forms/${form}/submissions`, {
        query: { waiting },
        signal,
      }),
  });
}

export async function createForm(form: IntakeForm): Promise<IntakeFormView> {
  return shown(await request<IntakeFormView>('/api/intake/forms', { method: 'POST', body: form }));
}

export async function saveForm(id: string, version: number, form: IntakeForm) {
  const body = { version, form };
  return shown(await request<IntakeFormView>(`/api/intake/forms/${id}`, { method: 'PUT', body }));
}

export async function deleteForm(id: string): Promise<void> {
  await request(`/api/intake/forms/${id}`, { method: 'DELETE' });
  await again();
}

export async function restoreForm(id: string): Promise<void> {
  await request(`/api/intake/forms/${id}/restoration`, { method: 'POST', body: {} });
  await again();
}

export async function acceptSubmission(id: string): Promise<void> {
  await request(`/api/intake/submissions/${id}/acceptance`, { method: 'POST', body: {} });
  await again();
}

export async function refuseSubmission(id: string): Promise<void> {
  await request(`/api/intake/submissions/${id}`, { method: 'DELETE' });
  await again();
}

const again = () => queryClient.invalidateQueries({ queryKey: ['intake'] });

/** Puts what was saved into the list at once: who goes on writing writes on top of it. */
function shown(view: IntakeFormView): IntakeFormView {
  queryClient.setQueryData(formsQuery.queryKey, (now: IntakeForms | undefined) => {
    if (!now) return now;
    const there = now.forms.some(({ id }) => id === view.id);
    const forms = there
      ? now.forms.map((one) => (one.id === view.id ? view : one))
      : [view, ...now.forms];
    return { ...now, forms };
  });
  return view;
}
