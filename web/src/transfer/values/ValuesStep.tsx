import { Button, Group, Text, Title } from '@mantine/core';
import { useIsMutating, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../platform/links';
import { formatNumber, useFormat } from '../../platform/format';
import { useColumnName } from '../columns/columnName';
import { questionsQuery } from '../imports';
import type { Import } from '../imports';
import shared from '../transfer.module.css';
import { create, groupsOf, isOpen, keyOf, leaveEmpty, nearMatches, rowsOf } from './answers';
import type { QuestionGroup } from './answers';
import { useTarget } from './target';
import type { Target } from './target';
import { useAnswers } from './useAnswers';
import type { Given } from './useAnswers';
import { ValueQuestion } from './ValueQuestion';
import classes from './values.module.css';

/** Values that name nothing here, or several things: each is answered once, for all its rows. */
export function ValuesStep({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const format = useFormat();
  const questions = useSuspenseQuery(questionsQuery(imported.id)).data;
  const { give, saving } = useAnswers(imported);
  const busy = useIsMutating() > 0;
  const open = questions.filter(isOpen);
  const near = nearMatches(questions);
  let title = t('values.title', { count: open.length });
  if (questions.length === 0) title = t('values.nothingTitle');
  else if (open.length === 0) title = t('values.doneTitle');

  return (
    <>
      <div className={shared.body}>
        <Group justify="space-between" align="flex-start" wrap="wrap" mb="md">
          <div className={classes.intro}>
            <Title order={2} size="h5">
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {questions.length === 0 ? t('values.nothing') : t('values.text')}
            </Text>
          </div>
          {near.length > 1 && (
            <Button variant="light" disabled={saving} onClick={() => give(near)}>
              {t('values.useAllNear', { count: near.length })}
            </Button>
          )}
        </Group>
        {groupsOf(questions).map((group) => (
          <ValueGroup key={group.column} imported={imported} group={group} give={give} />
        ))}
      </div>
      <div className={shared.foot}>
        <LinkButton
          to="/imports/$id"
          params={{ id: imported.id }}
          search={{ step: 'columns' }}
          variant="default"
          size="sm"
        >
          {t('back')}
        </LinkButton>
        <Text component="span" className={shared.footText} aria-live="polite">
          {open.length > 0 &&
            t('values.open', {
              count: open.length,
              rows: formatNumber(rowsOf(open), format),
            })}
        </Text>
        <Button
          size="sm"
          loading={busy}
          onClick={() =>
            void navigate({
              to: '/imports/$id',
              params: { id: imported.id },
              search: { step: 'check' },
            })
          }
        >
          {t('values.check')}
        </Button>
      </div>
    </>
  );
}

const shownAtFirst = 60;

function ValueGroup({
  imported,
  group,
  give,
}: {
  imported: Import;
  group: QuestionGroup;
  give: (given: Given[]) => void;
}) {
  const { t } = useTranslation('transfer');
  const target = useTarget(imported, group.field);
  const nameOf = useColumnName();
  const [shown, setShown] = useState(shownAtFirst);
  const column = imported.columns[group.column];
  return (
    <section className={classes.group} aria-label={target.label}>
      <Group justify="space-between" className={classes.groupHead} wrap="wrap" gap={8}>
        <Text fw={600} size="sm">
          {target.label}{' '}
          <Text span c="dimmed" size="xs" fw={400}>
            {column && t('values.fromColumn', { name: nameOf(column) })}
          </Text>
        </Text>
        <ForAll group={group} target={target} give={give} />
      </Group>
      <ul className={classes.list}>
        {group.questions.slice(0, shown).map((question) => (
          <ValueQuestion
            key={keyOf(question)}
            question={question}
            target={target}
            onAnswer={(answer) => give([{ question, answer }])}
          />
        ))}
      </ul>
      {group.questions.length > shown && (
        <Button variant="subtle" mt={8} onClick={() => setShown(shown + 200)}>
          {t('values.more', { count: group.questions.length - shown })}
        </Button>
      )}
    </section>
  );
}

/** One answer for all that are still open in a column. */
function ForAll({
  group,
  target,
  give,
}: {
  group: QuestionGroup;
  target: Target;
  give: (given: Given[]) => void;
}) {
  const { t } = useTranslation('transfer');
  const open = group.questions.filter(isOpen);
  if (open.length < 2) return null;
  const near = nearMatches(open);
  const creatable = open.filter(({ problem, canCreate }) => canCreate && problem === 'unknown');
  return (
    <Group gap={6}>
      {near.length > 1 && (
        <Button size="compact-xs" variant="subtle" onClick={() => give(near)}>
          {t('values.useNear', { count: near.length })}
        </Button>
      )}
      {creatable.length > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => give(creatable.map((question) => ({ question, answer: create })))}
        >
          {t('values.createAll', { count: creatable.length })}
        </Button>
      )}
      {!target.required && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => give(open.map((question) => ({ question, answer: leaveEmpty })))}
        >
          {t('values.leaveAllEmpty', { count: open.length })}
        </Button>
      )}
    </Group>
  );
}
