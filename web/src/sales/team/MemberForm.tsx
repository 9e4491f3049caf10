import { Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition, Reference } from '../../platform/api';
import { numberSigns } from '../../platform/format';
import { currentLocale } from '../../platform/languages';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../../records/catalog';
import { changeRecord, createRecord } from '../../records/changes';
import { offered } from '../../records/choices';
import { fieldTypes } from '../../records/fieldTypes';
import { recordOf } from './team';
import type { DealTeamMember } from './team';
import classes from './team.module.css';

interface Props {
  object: ObjectDefinition;
  deal: Id;
  /** Null for somebody new. */
  member: DealTeamMember | null;
  /** How much of the credit may be theirs, in per cent. */
  left: number;
  onClose: () => void;
}

/** Who joins, as what, and with how much of the credit; of a member the latter two. */
export function MemberForm({ object, deal, member, left, onClose }: Props) {
  const { t } = useTranslation('team');
  const [user, setUser] = useState<Reference | null>(null);
  const [role, setRole] = useState<string | null>(member?.role ?? null);
  const [share, setShare] = useState<string | number>(member?.share ?? '');
  const [tried, setTried] = useState(false);
  const Whom = fieldTypes.reference.Editor;
  const [whom, what, much] = ['user', 'role', 'share'].map((name) => fieldOf(object, name));
  const signs = numberSigns(currentLocale());

  const saving = useOnce({
    mutationFn: () => {
      const values = { role, share: Number(share) || 0 };
      return member
        ? changeRecord(object, recordOf(member), values)
        : createRecord(
            object,
            { ...values, user, opportunity: { id: deal, object: 'opportunity', label: '' } },
            { message: t('joined', { name: user?.label ?? '' }) },
          );
    },
    onSuccess: onClose,
  });
  const problem = isProblem(saving.error) ? saving.error : null;
  const refused = problem?.byField ?? {};
  const other =
    refused.opportunity ??
    (problem && !refused.user && !refused.role && !refused.share ? problem.title : null);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (member || user) saving.mutate();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Stack gap={8}>
        {member ? (
          <Text size="sm" fw={550} dir="auto">
            {member.user?.label}
          </Text>
        ) : (
          whom && (
            <Suspense>
              <Whom
                field={whom}
                value={user}
                onChange={(value) => setUser(value as Reference | null)}
                error={refused.user ?? (tried && !user ? t('whoMissing') : undefined)}
                autoFocus
              />
            </Suspense>
          )
        )}
        <Group gap={8} align="flex-start" grow>
          {what && (
            <Select
              label={what.label}
              data={offered(what, role).map(({ value, label }) => ({ value, label }))}
              value={role}
              onChange={setRole}
              error={refused.role}
              clearable
              comboboxProps={{ transitionProps: { duration: 80 } }}
            />
          )}
          {much && (
            <NumberInput
              label={much.label}
              value={share}
              onChange={setShare}
              error={refused.share}
              min={0}
              max={left}
              clampBehavior="none" // what was typed is refused, not changed in silence
              step={5}
              decimalScale={2}
              decimalSeparator={signs.decimal}
              suffix="%"
              placeholder="0%"
            />
          )}
        </Group>
        {other && (
          <Text size="xs" c="red" role="alert">
            {other}
          </Text>
        )}
        <Group gap={8} justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="compact-sm" type="submit" loading={saving.isPending}>
            {member ? t('save') : t('join')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
