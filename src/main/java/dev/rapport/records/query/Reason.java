package dev.rapport.records.query;

/** Why somebody reaches a record. */
public enum Reason {
  /** They reach every record of its kind. */
  EVERY_RECORD,
  OWNER,
  /** A field names them, such as a task's requester. */
  NAMED,
  /** It belongs to a team that they reach. */
  TEAM,
  /** It is shared with them, or with a team that they reach. */
  SHARE
}
