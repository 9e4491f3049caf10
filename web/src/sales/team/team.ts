import type { Money, RecordData, Reference, Schemas } from '../../platform/api';

export type DealTeam = Schemas['DealTeam'];
export type DealTeamMember = Schemas['DealTeamMember'];

/** Those of a deal's credit, the owner first. */
export interface Part {
  key: string;
  user: Reference | null;
  share: number;
  amount: Money | null;
  color: string;
  /** Null for the owner. */
  member: DealTeamMember | null;
}

const colors = ['violet', 'teal', 'orange', 'blue', 'pink', 'green', 'cyan', 'yellow'];

export function partsOf(team: DealTeam): Part[] {
  const owner: Part = {
    key: 'owner',
    user: team.owner ?? null,
    share: team.share,
    amount: team.amount ?? null,
    color: 'var(--mantine-primary-color-filled)',
    member: null,
  };
  return [
    owner,
    ...team.members.map((member, index) => ({
      key: member.id,
      user: member.user ?? null,
      share: member.share,
      amount: member.amount ?? null,
      color: `var(--mantine-color-${colors[index % colors.length]}-6)`,
      member,
    })),
  ];
}

/** A membership as a record, to be changed and deleted as such. */
export function recordOf({ id, version, user, role, share }: DealTeamMember): RecordData {
  return { id, version, name: user?.label, user, role, share } as RecordData;
}
