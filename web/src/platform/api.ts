import type { components } from './api.gen';

/**
 * The shapes of docs/api.md that the screens use. Instants are ISO 8601 strings, dates `2026-11-21`, ids UUIDs.
 */

export type Id = string;

type Schemas = components['schemas'];

export type Reference = NonNullable<Schemas['Reference']>;

/** The amount is a decimal string: as a float it would lose its cents. */
export type Money = NonNullable<Schemas['Money']>;

/** The records of the standard objects, where a screen knows which one it shows. */
export interface StandardRecords {
  company: Schemas['CompanyRecord'];
  person: Schemas['PersonRecord'];
  lead: Schemas['LeadRecord'];
  opportunity: Schemas['OpportunityRecord'];
  product: Schemas['ProductRecord'];
  task: Schemas['TaskRecord'];
  note: Schemas['NoteRecord'];
  relation: Schemas['RelationRecord'];
}

export interface Labelled {
  id: Id;
  label: string;
}

export interface Address {
  street?: string | null;
  city?: string | null;
  region?: string | null;
  postalCode?: string | null;
  country?: string | null;
}

export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** An RFC 9457 problem, as the server writes it. */
export interface ProblemDetail {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldProblem[];
  current?: RecordData;
}

export interface SessionUser {
  id: Id;
  name: string;
  email: string;
  language: string;
  timeZone: string;
  role: Labelled;
  team: Labelled | null;
  administrator: boolean;
}

export interface Organisation {
  name: string;
  language: string;
  currency: string;
  timeZone: string;
  country: string | null;
}

export interface Session {
  state: 'setUpNeeded' | 'signedOut' | 'signedIn';
  languages: string[];
  user: SessionUser | null;
  organisation: Organisation | null;
}

export interface SetUp {
  /** From the server's log. */
  code: string;
  organisation: string;
  language: string;
  currency: string;
  country: string | null;
  timeZone: string;
  administrator: { name: string; email: string; password: string };
  sampleData: boolean;
}

export const fieldTypeNames = [
  'text',
  'longText',
  'number',
  'percent',
  'money',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'multiChoice',
  'email',
  'phone',
  'url',
  'address',
  'reference',
] as const;

export type FieldTypeName = (typeof fieldTypeNames)[number];

export interface Choice {
  value: string;
  label: string;
  color: string | null;
}

export interface FieldDefinition {
  name: string;
  label: string;
  help: string | null;
  type: FieldTypeName;
  section: string | null;
  required: boolean;
  writable: boolean;
  creatable: boolean;
  sortable: boolean;
  filterable: boolean;
  groupable: boolean;
  aggregates: string[];
  operators: string[];
  maxLength: number | null;
  min: string | null;
  max: string | null;
  scale: number | null;
  choices: Choice[] | null;
  targets: string[] | null;
  /** A filter for a reference's options; `{field}` stands for another field's value of the same record. */
  optionsFilter: string | null;
  default: unknown;
}

export interface ObjectDefinition {
  name: string;
  path: string;
  label: string;
  pluralLabel: string;
  icon: string;
  color: string;
  labelField: string;
  can: { create: boolean; update: boolean; delete: boolean; export: boolean };
  sections: { name: string; label: string }[];
  fields: FieldDefinition[];
  list: { columns: string[]; sort: string };
  board: { group: string; within: string | null; sum: string | null; card: string[] } | null;
  figures: string[];
  related: { object: string; field: string }[];
  timeline: boolean;
  duplicates: boolean;
  quickCreate: string[];
}

export interface Catalog {
  version: string;
  objects: ObjectDefinition[];
}

/** A record as the API writes it: its fields by name; id and version always come. */
export interface RecordData {
  id: Id;
  version: number;
  [field: string]: unknown;
}

export interface Count {
  value: number;
  exact: boolean;
}

export interface RecordPage {
  records: RecordData[];
  next: string | null;
  count: Count | null;
}

export interface BoardColumn {
  key: string | null;
  label: string;
  color: string | null;
  count: number;
  sum: Money | null;
  records: RecordData[];
  next: string | null;
}

export interface Board {
  columns: BoardColumn[];
}

export interface AggregateKey {
  value: string | null;
  label: string;
}

export interface Aggregate {
  groups: { keys: AggregateKey[]; values: (number | Money | null)[] }[];
  total: (number | Money | null)[];
}

export interface BulkResult {
  changeSet: Id;
  changed: number;
  refused: { id: Id; errors: FieldProblem[] }[];
}

export interface HistoryChange {
  changeSet: Id;
  at: string;
  actor: Labelled | null;
  kind: 'create' | 'update' | 'delete' | 'restore';
  fields: { field: string; label: string; before: unknown; after: unknown }[];
}

export interface History {
  changes: HistoryChange[];
  next: string | null;
}

export interface Timeline {
  entries: { at: string; object: string; record: RecordData }[];
  next: string | null;
}

export interface Reversal {
  changeSet: Id;
  reversed: number;
  kept: { object: string; id: Id; label: string; field: string; reason: string }[];
}

export interface SearchResult {
  id: Id;
  object: string;
  label: string;
  detail: string | null;
}

export interface DuplicateCandidate extends SearchResult {
  reasons: ('email' | 'phone' | 'name' | 'website' | 'taxNumber')[];
}

export interface Job {
  id: Id;
  kind: string;
  title: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelling' | 'cancelled';
  done: number;
  total: number | null;
  message: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  link: string | null;
}
