import { queryOptions } from '@tanstack/react-query';
import type { Id, Reference, Schemas } from '../../platform/api';
import { request } from '../../platform/client';

export type Overview = Schemas['AssignmentOverview'];
export type Rule = Schemas['AssignmentRule'];
export type Person = Schemas['AssignmentPerson'];
export type Profile = Schemas['AssignmentProfile'];
export type Simulated = Schemas['AssignmentSimulation'];
export type Given = Schemas['LeadAssignment'];

export const assignmentKey = ['assignment'] as const;

export const assignmentQuery = queryOptions({
  queryKey: assignmentKey,
  queryFn: ({ signal }) => request<Overview>('/api/assignment', { signal }),
});

export const ways = ['TURN', 'LOAD', 'MEASURE'] as const;
export const demands = ['byLanguage', 'byTerritory', 'bySkill'] as const;
export const leftOut = ['away', 'full', 'language', 'territory', 'skill', 'had'] as const;

export function newRule(): Rule {
  return {
    id: crypto.randomUUID(),
    name: '',
    on: false,
    filter: null,
    people: [],
    teams: [],
    by: 'TURN',
    byLanguage: false,
    byTerritory: false,
    bySkill: false,
    segment: 'source',
    historyMonths: 24,
    answerHours: null,
    returnHours: null,
    returns: 2,
  };
}

/** All rules with one in the place of its former self, or behind the others. */
export function withRule(rules: Rule[], rule: Rule): Rule[] {
  return rules.some(({ id }) => id === rule.id)
    ? rules.map((each) => (each.id === rule.id ? rule : each))
    : [...rules, rule];
}

/** All rules with one moved by a place up or down. */
export function moved(rules: Rule[], at: number, by: 1 | -1): Rule[] {
  const next = [...rules];
  const [rule] = next.splice(at, 1);
  if (rule) next.splice(at + by, 0, rule);
  return next;
}

export function saveRules(overview: Overview, rules: Rule[], answerHours = overview.answerHours) {
  return request<Overview>('/api/assignment', {
    method: 'PUT',
    body: { version: overview.version, answerHours, rules },
  });
}

/** What records are called, as far as the overview knows. */
export function namesOf(overview: Overview, ids: Id[]): Reference[] {
  return ids.map(
    (id) => overview.names.find((name) => name.id === id) ?? { id, object: 'user', label: '…' },
  );
}
