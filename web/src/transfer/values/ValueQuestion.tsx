import { Button, Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../platform/api';
import { useObject } from '../../records/catalog';
import { fieldTypes } from '../../records/fieldTypes';
import { recordQuery } from '../../records/recordQueries';
import type { Answer, Question } from '../imports';
import { create, isOpen, leaveEmpty, use } from './answers';
import type { Target } from './target';
import classes from './values.module.css';

interface Props {
  question: Question;
  target: Target;
  onAnswer: (answer: Answer) => void;
}

/** 'GTXPro — 1,480 rows — near: GTX Pro', and what to do with it. */
export function ValueQuestion({ question, target, onAnswer }: Props) {
  const { t } = useTranslation('transfer');
  const [reopened, setReopened] = useState(false);
  const open = isOpen(question) || reopened;
  return (
    <li className={classes.question} data-open={open || undefined}>
      <div className={classes.value}>
        <bdi className={classes.text}>{question.value}</bdi>
        <Text size="xs" c="dimmed" className="tabular">
          {t('values.rows', { count: question.rows })}
        </Text>
      </div>
      {open ? (
        <Choices
          question={question}
          target={target}
          onAnswer={(answer) => {
            setReopened(false);
            onAnswer(answer);
          }}
        />
      ) : (
        <Group gap={10} className={classes.given} wrap="nowrap">
          <Given question={question} target={target} />
          <Button size="compact-xs" variant="subtle" onClick={() => setReopened(true)}>
            {t('values.change')}
          </Button>
        </Group>
      )}
    </li>
  );
}

function Choices({ question, target, onAnswer }: Props) {
  const { t } = useTranslation('transfer');
  const [choosing, setChoosing] = useState(false);
  const { suggestion, candidates, problem } = question;
  if (choosing) {
    return <Chooser target={target} onAnswer={onAnswer} onStop={() => setChoosing(false)} />;
  }
  return (
    <div className={classes.choices}>
      <Text size="sm" c="dimmed" component="span">
        {problem === 'ambiguous'
          ? t('values.ambiguous', { count: Math.max(candidates.length, 2) })
          : suggestion
            ? t('values.near')
            : t('values.unknown')}
      </Text>
      {suggestion && (
        <>
          <Text size="sm" fw={550} component="bdi">
            {suggestion.label}
          </Text>
          <Button variant="light" onClick={() => onAnswer(use(suggestion.id))}>
            {t('values.use')}
          </Button>
        </>
      )}
      {problem === 'ambiguous' && candidates.length > 0 && (
        <Select
          size="xs"
          w={220}
          aria-label={t('values.chooseFor', { value: question.value })}
          placeholder={t('values.choose')}
          data={candidates.map(({ id, label, detail }) => ({
            value: id,
            label: detail ? `${label} · ${detail}` : label,
          }))}
          onChange={(id) => id && onAnswer(use(id))}
        />
      )}
      <Button variant="subtle" color="gray" px={8} onClick={() => setChoosing(true)}>
        {suggestion || problem === 'ambiguous' ? t('values.another') : t('values.choose')}
      </Button>
      {question.canCreate && problem === 'unknown' && (
        <Button variant="subtle" color="gray" px={8} onClick={() => onAnswer(create)}>
          {t('values.create')}
        </Button>
      )}
      {!target.required && (
        <Button variant="subtle" color="gray" px={8} onClick={() => onAnswer(leaveEmpty)}>
          {t('values.leaveEmpty')}
        </Button>
      )}
    </div>
  );
}

function Chooser({
  target,
  onAnswer,
  onStop,
}: {
  target: Target;
  onAnswer: (answer: Answer) => void;
  onStop: () => void;
}) {
  const { t } = useTranslation('transfer');
  const { Editor } = fieldTypes[target.field.type];
  return (
    <Group gap={8} className={classes.chooser} wrap="nowrap">
      <div className={classes.editor}>
        <Suspense fallback={<Skeleton h={30} />}>
          <Editor
            field={target.field}
            value={null}
            bare
            autoFocus
            onChange={(value) => {
              const id = typeof value === 'string' ? value : (value as Reference | null)?.id;
              if (id) onAnswer(use(id));
            }}
          />
        </Suspense>
      </div>
      <Button variant="subtle" color="gray" px={8} onClick={onStop}>
        {t('cancel')}
      </Button>
    </Group>
  );
}

function Given({ question, target }: { question: Question; target: Target }) {
  const { t } = useTranslation('transfer');
  const { answer } = question;
  if (answer?.use) return <Used id={answer.use} question={question} target={target} />;
  return (
    <Text size="sm" c="dimmed">
      {answer?.create ? t('values.willBeCreated') : t('values.staysEmpty')}
    </Text>
  );
}

/** The name of what was chosen: known from the question, from the choices, or asked for. */
function Used({ id, question, target }: { id: string; question: Question; target: Target }) {
  const { t } = useTranslation('transfer');
  const known =
    [question.suggestion, ...question.candidates].find((one) => one?.id === id)?.label ??
    target.field.choices?.find(({ value }) => value === id)?.label;
  const name = target.field.targets?.[0] ?? '';
  const object = useObject(name);
  const record = useQuery({ ...recordQuery(name, id), enabled: !known && Boolean(object) }).data;
  const label = known ?? String((object && record?.[object.labelField]) ?? '…');
  return (
    <Text size="sm" truncate>
      <span aria-hidden className={classes.arrow}>
        →
      </span>{' '}
      <span className="visuallyHidden">{t('values.becomes')} </span>
      <bdi>{label}</bdi>
    </Text>
  );
}
