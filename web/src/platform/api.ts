import type { components } from './api.gen';

/**
 * The shapes of docs/api.md that the screens use, by the names of the screens: the server's OpenAPI document describes
 * them. Instants are ISO 8601 strings, dates `2026-11-21`, ids UUIDs.
 */

export type Id = string;

export type Schemas = components['schemas'];

export type Reference = Schemas['Reference'];

/** The amount is a decimal string: as a float it would lose its cents. */
export type Money = Schemas['Money'];
export type Address = Schemas['Address'];
export type ContactPoint = Schemas['ContactPoint'];
export type Tag = Schemas['Tag'];

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

export type Labelled = Schemas['AccountLabel'];
export type FieldProblem = Schemas['FieldError'];

/** An RFC 9457 problem, as the server writes it; one of a conflict holds the record as it is. */
export type ProblemDetail = Schemas['Problem'] & { current?: RecordData };

export type Session = Schemas['SessionView'];
export type SessionUser = Schemas['SessionUser'];
export type Organisation = Schemas['Organisation'];
export type SetUp = Schemas['SetUpFirstStart'];

export type Catalog = Schemas['Catalog'];
export type ObjectDefinition = Schemas['ObjectDefinition'];
export type FieldDefinition = Schemas['FieldDefinition'];
export type FieldTypeName = FieldDefinition['type'];
export type Choice = Schemas['Choice'];

/** A record as the API writes it: its fields by name; id and version always come. */
export type RecordData = Schemas['RecordData'];
export type RecordPage = Schemas['RecordPage'];
export type Count = Schemas['RecordsCount'];

export type Board = Schemas['RecordBoard'];
export type BoardColumn = Schemas['BoardColumn'];

export type Aggregate = Schemas['Aggregate'];
export type BulkResult = Schemas['BulkResult'];
export type History = Schemas['History'];
export type HistoryChange = Schemas['HistoryChange'];
export type Timeline = Schemas['Timeline'];
export type Reversal = Schemas['Reversal'];
export type SearchResult = Schemas['SearchHit'];
export type DuplicateCandidate = Schemas['DuplicatesTwin'];
export type Job = Schemas['JobView'];
export type SavedView = Schemas['SavedView'];
export type SavedViews = Schemas['SavedViews'];
export type BulkChange = Schemas['BulkChange'];
export type RefusedRecords = Schemas['RefusedRecords'];

export type RelationType = Schemas['RelationWords'];
export type Network = Schemas['Network'];
export type NetworkNode = Schemas['NetworkNode'];
export type PartyOverview = Schemas['PartyOverview'];
export type NetworkEdge = Schemas['NetworkEdge'];
