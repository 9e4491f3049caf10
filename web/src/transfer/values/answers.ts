import type { Answer, Question } from '../imports';

export interface QuestionGroup {
  column: number;
  field: string;
  questions: Question[];
  /** How many rows wait for an answer. */
  openRows: number;
}

export const leaveEmpty: Answer = { use: null, create: false, leaveEmpty: true };
export const create: Answer = { use: null, create: true, leaveEmpty: false };

export function use(id: string): Answer {
  return { use: id, create: false, leaveEmpty: false };
}

/** The questions by the column that raises them, in the file's order; in it, what concerns most rows comes first. */
export function groupsOf(questions: Question[]): QuestionGroup[] {
  const groups = new Map<number, Question[]>();
  for (const question of questions) {
    groups.set(question.column, [...(groups.get(question.column) ?? []), question]);
  }
  return [...groups]
    .toSorted(([one], [other]) => one - other)
    .map(([column, own]) => ({
      column,
      field: own[0]?.field ?? '',
      questions: own.toSorted((one, other) => other.rows - one.rows),
      openRows: rowsOf(own.filter(isOpen)),
    }));
}

export function isOpen(question: Question): boolean {
  return question.answer === null || question.answer === undefined;
}

export function rowsOf(questions: Question[]): number {
  return questions.reduce((sum, { rows }) => sum + rows, 0);
}

/** The open questions with a near match, each answered by it. */
export function nearMatches(questions: Question[]): { question: Question; answer: Answer }[] {
  return questions.flatMap((question) =>
    isOpen(question) && question.suggestion
      ? { question, answer: use(question.suggestion.id) }
      : [],
  );
}

/** The questions with the answers put in. */
export function answered(
  questions: Question[],
  answers: { question: Question; answer: Answer | null }[],
): Question[] {
  const byKey = new Map(answers.map(({ question, answer }) => [keyOf(question), answer]));
  return questions.map((question) => {
    const answer = byKey.get(keyOf(question));
    return answer === undefined ? question : { ...question, answer };
  });
}

export function keyOf({ column, value }: Pick<Question, 'column' | 'value'>): string {
  return `${column} ${value}`;
}
