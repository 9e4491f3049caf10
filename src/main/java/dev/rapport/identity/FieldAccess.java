package dev.rapport.identity;

/** What a role may do with one field: less than with its object, never more. */
public enum FieldAccess {
  HIDDEN,
  READ,
  WRITE
}
