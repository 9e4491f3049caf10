import type { NetworkNode } from '../../platform/api';

/** The colours of roles, as the catalog has them; who has several shows the first. */
export const roleColors: Record<string, string> = {
  customer: 'green',
  supplier: 'blue',
  employee: 'cyan',
  partner: 'violet',
  investor: 'yellow',
  competitor: 'red',
};

export function colorOf(node: NetworkNode): string {
  const role = Object.keys(roleColors).find((name) => node.roles.includes(name));
  return role ? (roleColors[role] ?? 'gray') : 'gray';
}
