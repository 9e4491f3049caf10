import type { FieldProblem, Id, Reference, Schemas } from '../platform/api';
import type { Values } from '../records/changes';

type PartyProposal = Schemas['LeadProposal'];

/** What the server would make of a lead. */
export type Proposal = Schemas['LeadProposed'];

/** What a lead became. */
export type Converted = Schemas['LeadAnswer'];

/** One of the matches, another record that was looked up, a new one, or none. */
export type Choice =
  | { kind: 'existing'; id: Id }
  | { kind: 'other' }
  | { kind: 'create' }
  | { kind: 'none' };

export interface PartyAnswer {
  choice: Choice;
  other: Reference | null;
  values: Values;
}

/**
 * The best match where there is one: a twin is worse than a record that is opened once more. Of whom the lead says
 * nothing, nobody is made.
 */
export function initialAnswer(proposal: PartyProposal | null): PartyAnswer {
  const best = proposal?.matches[0];
  const known = proposal !== null && Object.keys(proposal.proposed).length > 0;
  return {
    choice: best ? { kind: 'existing', id: best.id } : { kind: known ? 'create' : 'none' },
    other: null,
    values: proposal?.proposed ?? {},
  };
}

/** Another one was to be looked up, and none was chosen. */
export function isOpen({ choice, other }: PartyAnswer): boolean {
  return choice.kind === 'other' && other === null;
}

/** As the API takes it: an id, values to create from, or null for none. */
export function partyBody(
  { choice, other, values }: PartyAnswer,
  json: (values: Values) => Values,
) {
  switch (choice.kind) {
    case 'existing':
      return { id: choice.id };
    case 'other':
      return other ? { id: other.id } : null;
    case 'create':
      return { create: json(values) };
    case 'none':
      return null;
  }
}

/** The messages that belong to one part, by the field's own name; `opportunity.create.name` is `name`. */
export function errorsOf(part: string, errors: FieldProblem[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { field, message } of errors) {
    const [of, ...rest] = field.split('.');
    if (of !== part) continue;
    const name = rest.filter((one) => one !== 'create')[0] ?? '';
    result[name] ??= message;
  }
  return result;
}
