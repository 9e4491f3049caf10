import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Aggregate, ObjectDefinition, RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import { useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { fieldOf, useObject } from '../../records/catalog';
import { changeRecord, deleteRecord } from '../../records/changes';
import type { Values } from '../../records/changes';
import { CreateDialog } from '../../records/form/CreateDialog';
import { recordKeys } from '../../records/recordQueries';
import classes from '../administration.module.css';
import { nameOf, referenceOf, useAllByName } from '../all';
import { InlineReference } from '../InlineReference';
import { InlineSelect } from '../InlineSelect';
import { InlineText } from '../InlineText';
import { treeOf } from './tree';

/** The teams, each below the one that it is part of. Whoever manages a team reaches what its people own. */
export function TeamsPage() {
  const { t } = useTranslation('administration');
  const { locale } = useFormat();
  const object = useObject('team');
  const teams = useAllByName('team', ['name', 'parent', 'manager']);
  const people = usePeopleByTeam();
  const [creating, setCreating] = useState<Values | null>(null);
  if (!object) return null;

  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" c="dimmed" className={classes.grow} maw={640}>
          {t('teams.text')}
        </Text>
        <Button
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setCreating({})}
        >
          {t('teams.add')}
        </Button>
      </div>
      {teams.length === 0 ? (
        <Text c="dimmed">{t('teams.none')}</Text>
      ) : (
        <table className={`${classes.table} ${classes.cards}`}>
          <thead>
            <tr>
              <th scope="col">{t('teams.name')}</th>
              <th scope="col">{t('teams.manager')}</th>
              <th scope="col">{t('teams.parent')}</th>
              <th scope="col" className={classes.number}>
                {t('teams.people')}
              </th>
              <th scope="col">
                <span className="visuallyHidden">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {treeOf(teams, locale).map(({ team, depth }) => (
              <TeamRow
                key={team.id}
                object={object}
                team={team}
                depth={depth}
                teams={teams}
                people={people.get(team.id) ?? 0}
                onAdd={() =>
                  setCreating({ parent: { id: team.id, object: 'team', label: nameOf(team) } })
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {creating && (
        <CreateDialog
          object={object}
          initial={creating}
          onClose={() => setCreating(null)}
          onCreated={() => setCreating(null)}
        />
      )}
    </>
  );
}

function TeamRow({
  object,
  team,
  depth,
  teams,
  people,
  onAdd,
}: {
  object: ObjectDefinition;
  team: RecordData;
  depth: number;
  teams: RecordData[];
  people: number;
  onAdd: () => void;
}) {
  const { t } = useTranslation('administration');
  const name = nameOf(team);
  const manager = fieldOf(object, 'manager');
  return (
    <tr>
      <td data-wide style={{ paddingInlineStart: depth * 24 }}>
        <InlineText
          aria-label={t('teams.nameOf', { name })}
          value={name}
          onSave={(next) => changeRecord(object, team, { name: next || null })}
        />
      </td>
      <td>
        {manager && (
          <InlineReference
            field={manager}
            label={t('teams.managerOf', { name })}
            record={team}
            onSave={(next) => changeRecord(object, team, { manager: next })}
          />
        )}
      </td>
      <td>
        <InlineSelect
          label={t('teams.parentOf', { name })}
          object="team"
          options={teams.filter(({ id }) => id !== team.id)}
          value={referenceOf(team, 'parent')}
          placeholder={t('teams.noParent')}
          clearable
          onSave={(parent) => changeRecord(object, team, { parent })}
        />
      </td>
      <td className={classes.number}>{people}</td>
      <td style={{ whiteSpace: 'nowrap' }}>
        <Tooltip label={t('teams.addBelow')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('teams.addBelowNamed', { name })}
            onClick={onAdd}
          >
            <IconPlus size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('deleteNamed', { name })}
            onClick={() => deleteRecord(object, team).catch(notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}

function usePeopleByTeam(): Map<string | null, number> {
  const { data } = useQuery({
    queryKey: [...recordKeys.all('user'), 'aggregate', 'team'],
    queryFn: ({ signal }) =>
      request<Aggregate>('/api/records/user/aggregate', {
        query: { group: 'team', measures: 'count' },
        signal,
      }),
  });
  return new Map(
    data?.groups.map(({ keys, values }) => [keys[0]?.value ?? null, Number(values[0] ?? 0)]),
  );
}
