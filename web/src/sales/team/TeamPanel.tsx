import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { request } from '../../platform/client';
import type { RecordProps } from '../../platform/feature';
import { formatMoney, formatPercent, useFormat } from '../../platform/format';
import { say } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { deleteRecord } from '../../records/changes';
import { recordKeys } from '../../records/recordQueries';
import { partsOf, recordOf } from './team';
import type { DealTeam, DealTeamMember, Part } from './team';
import classes from './team.module.css';
import { MemberForm } from './MemberForm';

/** Who works on a deal, and whose what part of its credit is. */
export function TeamPanel({ record }: RecordProps) {
  const { t } = useTranslation('team');
  const format = useFormat();
  const object = useObjectIfKnown('dealMember');
  const [editing, setEditing] = useState<DealTeamMember | 'new' | null>(null);
  const { data: team } = useQuery({
    // What the deal's owner and amount are is in it, so that a change of the deal asks again.
    queryKey: [...recordKeys.all('dealMember'), 'team', record.id, record.version],
    queryFn: ({ signal }) => request<DealTeam>(`/api/opportunities/${record.id}/team`, { signal }),
    placeholderData: keepPreviousData,
    enabled: object !== undefined,
  });
  if (!object || !team) return null;
  const parts = partsOf(team);
  const credited = parts.filter(({ share }) => share > 0);
  const words = credited.map(
    ({ user, share }) => `${user?.label ?? t('nobody')} ${formatPercent(share, format, 2)}`,
  );
  return (
    <section className={classes.panel}>
      <header>
        <h2>{say('sales:team')}</h2>
        {team.mayChange && (
          <Tooltip label={t('add')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('add')}
              onClick={() => setEditing('new')}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {team.members.length === 0 && !editing && <p>{team.mayChange ? t('none') : t('alone')}</p>}
      {team.members.length > 0 && (
        <>
          <div className={classes.bar} role="img" aria-label={words.join(', ')}>
            {credited.map(({ key, share, color }) => (
              <span key={key} style={{ inlineSize: `${share}%`, background: color }} />
            ))}
          </div>
          <ul aria-label={t('members')}>
            {parts.map((part) => (
              <Line
                key={part.key}
                part={part}
                object={object}
                mayChange={team.mayChange}
                onEdit={setEditing}
              />
            ))}
          </ul>
        </>
      )}
      {editing && (
        <MemberForm
          key={editing === 'new' ? 'new' : editing.id}
          object={object}
          deal={record.id}
          member={editing === 'new' ? null : editing}
          left={team.share + (editing === 'new' ? 0 : editing.share)}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

interface LineProps {
  part: Part;
  object: ObjectDefinition;
  mayChange: boolean;
  onEdit: (member: DealTeamMember) => void;
}

function Line({ part, object, mayChange, onEdit }: LineProps) {
  const { t } = useTranslation('team');
  const format = useFormat();
  const { member, user, share, amount, color } = part;
  const leaving = useOnce({
    mutationFn: (of: DealTeamMember) => deleteRecord(object, recordOf(of)),
    onError: notifyProblem,
  });
  const name = user?.label ?? t('nobody');
  const role = member
    ? fieldOf(object, 'role')?.choices?.find(({ value }) => value === member.role)?.label
    : t('owner');
  return (
    <li>
      <span className={classes.dot} style={{ background: color }} aria-hidden />
      <span className={classes.who}>
        <bdi>{name}</bdi>
        {role && <small>{role}</small>}
      </span>
      <span className={`${classes.much} tabular`}>
        {formatPercent(share, format, 2)}
        {amount && share > 0 && <small>{formatMoney(amount, format)}</small>}
      </span>
      {mayChange && (
        <span className={classes.acts}>
          {member && (
            <>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('edit', { name })}
                onClick={() => onEdit(member)}
              >
                <IconPencil size={14} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('remove', { name })}
                loading={leaving.isPending}
                onClick={() => leaving.mutate(member)}
              >
                <IconX size={14} />
              </ActionIcon>
            </>
          )}
        </span>
      )}
    </li>
  );
}
