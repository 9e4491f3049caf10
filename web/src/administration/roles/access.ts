import { queryOptions } from '@tanstack/react-query';
import type { Id, Schemas } from '../../platform/api';
import { request } from '../../platform/client';

export type RoleAccess = Schemas['RoleRights'];
export type ObjectAccess = Schemas['ObjectAccess'];
export type RestrictedField = Schemas['RestrictedField'];
export type FieldAccess = RestrictedField['access'];
export const operations = ['read', 'create', 'update', 'delete', 'export'] as const;
export type Operation = (typeof operations)[number];
export type Scope = ObjectAccess[Operation];

// What people work with comes first, what shapes the system last.
const firstOnes = ['company', 'person', 'lead', 'opportunity', 'task', 'note', 'product'];
const lastOnes = ['tag', 'relationType', 'pipeline', 'stage', 'user', 'team', 'role'];

export function inOrder(objects: ObjectAccess[]): ObjectAccess[] {
  const rank = ({ object }: ObjectAccess) =>
    firstOnes.includes(object)
      ? firstOnes.indexOf(object) - firstOnes.length
      : lastOnes.indexOf(object) + 1;
  return objects.toSorted((one, other) => rank(one) - rank(other));
}

const scopes: Scope[] = ['none', 'own', 'team', 'all'];

// Whoever changes these could give themselves any right, so they stay with the administrators.
const administratorsOnly = new Set(['user', 'team', 'role']);

/**
 * The scopes that can be chosen for an operation on an object.
 *
 * @param owner the field that says whose its records are; what has none is created for nobody, and exported as far as
 * it is read, or not at all, and what is always whose another record is is created for them
 */
export function scopesOf(
  object: string,
  operation: Operation,
  owner: { creatable: boolean } | undefined,
): Scope[] {
  if (administratorsOnly.has(object) && ['create', 'update', 'delete'].includes(operation)) {
    return ['none'];
  }
  const either =
    operation === 'create' ? !owner?.creatable : operation === 'export' && owner === undefined;
  return either ? ['none', 'all'] : scopes;
}

/** The access with one scope changed. What can't be read can't be changed, deleted or exported either. */
export function withScope(
  access: RoleAccess,
  object: string,
  operation: Operation,
  scope: Scope,
): RoleAccess {
  return {
    ...access,
    objects: access.objects.map((one) => {
      if (one.object !== object) return one;
      const next = { ...one, [operation]: scope };
      if (operation !== 'read') return next;
      const most = scopes.indexOf(scope);
      const within = (value: Scope) => (scopes.indexOf(value) > most ? scope : value);
      return {
        ...next,
        update: within(next.update),
        delete: within(next.delete),
        export: scope === 'none' ? 'none' : next.export,
      };
    }),
  };
}

/** The access with one field restricted; `write` lifts the restriction. */
export function withField(access: RoleAccess, { object, field, access: to }: RestrictedField) {
  const others = access.fields.filter((one) => one.object !== object || one.field !== field);
  return {
    ...access,
    fields: to === 'write' ? others : [...others, { object, field, access: to }],
  };
}

export function sameAccess(one: RoleAccess, other: RoleAccess): boolean {
  const text = ({ objects, fields }: RoleAccess) =>
    JSON.stringify([
      objects.map((o) => [o.object, ...operations.map((operation) => o[operation])]),
      fields.map(({ object, field, access }) => `${object}.${field} ${access}`).toSorted(),
    ]);
  return text(one) === text(other);
}

export function accessQuery(role: Id) {
  return queryOptions({
    queryKey: ['roles', role, 'access'],
    queryFn: ({ signal }) => request<RoleAccess>(`/api/roles/${role}/access`, { signal }),
  });
}

export function saveAccess(role: Id, access: RoleAccess): Promise<RoleAccess> {
  return request<RoleAccess>(`/api/roles/${role}/access`, { method: 'PUT', body: access });
}
