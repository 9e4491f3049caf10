import type { FieldProblem, ProblemDetail, RecordData } from './api';

/** Why a request was not done. `status` 0 means that the server could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: FieldProblem[];
  /** With 412: the record as it is now. */
  readonly current: RecordData | undefined;

  constructor(problem: ProblemDetail) {
    super(problem.detail ?? problem.title);
    this.name = 'Problem';
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.current = problem.current;
  }

  /** The first message of each field, by the field's name. */
  get byField(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const error of this.errors) messages[error.field] ??= error.message;
    return messages;
  }
}

export function isProblem(error: unknown, status?: number): error is Problem {
  return error instanceof Problem && (status === undefined || error.status === status);
}
