package dev.rapport.identity;

/** What one may be allowed to do with the records of an object. */
public enum Operation {
  READ,
  CREATE,
  UPDATE,
  DELETE,
  EXPORT
}
