import { expect, test } from 'vitest';
import type { Question } from '../imports';
import { answered, groupsOf, leaveEmpty, nearMatches, use } from './answers';

function question(column: number, value: string, rows: number, near?: string): Question {
  return {
    column,
    field: `field${column}`,
    value,
    rows,
    problem: 'unknown',
    suggestion: near ? { id: near, label: near, detail: null, score: 0.9 } : null,
    candidates: [],
    canCreate: true,
    answer: null,
  };
}

const questions = [
  question(3, 'Acme', 12),
  question(2, 'GTXBasic', 3, 'basic'),
  question(2, 'GTXPro', 1480, 'pro'),
];

test('questions stand by column, those of most rows first', () => {
  const groups = groupsOf(questions);
  expect(groups.map(({ column }) => column)).toEqual([2, 3]);
  expect(groups[0]?.questions.map(({ value }) => value)).toEqual(['GTXPro', 'GTXBasic']);
  expect(groups[0]?.openRows).toBe(1483);
});

test('near matches answer only what is open and has one', () => {
  const rest = answered(questions, [{ question: questions[1]!, answer: leaveEmpty }]);
  const answers = nearMatches(rest);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({ question: { value: 'GTXPro' }, answer: { use: 'pro' } });
});

test('an answer concerns its own column only', () => {
  const same = [question(1, 'Acme', 1), question(3, 'Acme', 12)];
  const after = answered(same, [{ question: same[0]!, answer: use('a') }]);
  expect(after.map(({ answer }) => answer?.use ?? null)).toEqual(['a', null]);
});

test('an answer can be taken back', () => {
  const once = answered(questions, [{ question: questions[0]!, answer: leaveEmpty }]);
  const again = answered(once, [{ question: questions[0]!, answer: null }]);
  expect(groupsOf(again)[1]?.openRows).toBe(12);
});
