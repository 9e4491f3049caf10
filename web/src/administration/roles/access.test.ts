import { expect, test } from 'vitest';
import type { ObjectAccess, RoleAccess } from './access';
import { inOrder, sameAccess, scopesOf, withField, withScope } from './access';

const deals: ObjectAccess = {
  object: 'opportunity',
  read: 'all',
  create: 'all',
  update: 'team',
  delete: 'own',
  export: 'all',
};
const access: RoleAccess = { objects: [deals], fields: [] };

test('reading less means changing and deleting no more than that', () => {
  const own = withScope(access, 'opportunity', 'read', 'own').objects[0];
  expect(own).toMatchObject({ read: 'own', update: 'own', delete: 'own', export: 'all' });
});

test('reading nothing leaves nothing to change, delete or export', () => {
  const none = withScope(access, 'opportunity', 'read', 'none').objects[0];
  expect(none).toMatchObject({ update: 'none', delete: 'none', export: 'none' });
});

test('what has an owner is created and exported for oneself, the team or all', () => {
  for (const operation of ['create', 'export'] as const) {
    expect(scopesOf('opportunity', operation, { creatable: true })).toEqual([
      'none',
      'own',
      'team',
      'all',
    ]);
  }
});

test('what has no owner is created and exported, or not', () => {
  expect(scopesOf('note', 'create', undefined)).toEqual(['none', 'all']);
  expect(scopesOf('note', 'export', undefined)).toEqual(['none', 'all']);
});

test('what is always whose another record is is created, or not', () => {
  expect(scopesOf('orderMovement', 'create', { creatable: false })).toEqual(['none', 'all']);
  expect(scopesOf('orderMovement', 'export', { creatable: false })).toHaveLength(4);
});

test('nobody but administrators creates users, teams and roles', () => {
  expect(scopesOf('team', 'create', undefined)).toEqual(['none']);
});

test('for whom one creates is independent of what one reads', () => {
  const own = withScope(access, 'opportunity', 'create', 'own');
  expect(own.objects[0]).toMatchObject({ read: 'all', create: 'own', update: 'team' });
  expect(sameAccess(access, own)).toBe(false);
  expect(withScope(own, 'opportunity', 'read', 'none').objects[0]).toMatchObject({ create: 'own' });
});

test('users, teams and roles are changed by administrators only', () => {
  expect(scopesOf('user', 'update', undefined)).toEqual(['none']);
  expect(scopesOf('user', 'read', undefined)).toHaveLength(4);
});

test('a field that may be written is not restricted', () => {
  const hidden = withField(access, { object: 'opportunity', field: 'amount', access: 'hidden' });
  expect(hidden.fields).toHaveLength(1);
  const lifted = withField(hidden, { object: 'opportunity', field: 'amount', access: 'write' });
  expect(lifted.fields).toEqual([]);
});

test('going back to what was is no change', () => {
  const changed = withScope(access, 'opportunity', 'delete', 'none');
  expect(sameAccess(access, changed)).toBe(false);
  expect(sameAccess(access, withScope(changed, 'opportunity', 'delete', 'own'))).toBe(true);
});

test('the daily objects come first, those of an administrator last, the rest between', () => {
  const objects = ['role', 'x_visit', 'lead', 'stage', 'company'].map((object) => ({
    ...deals,
    object,
  }));
  expect(inOrder(objects).map(({ object }) => object)).toEqual([
    'company',
    'lead',
    'x_visit',
    'stage',
    'role',
  ]);
});
