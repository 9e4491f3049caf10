package dev.rapport.records;

import java.util.Set;
import java.util.UUID;

/** The fields of which a change set takes the last change back, so that it never was. */
record TakenBack(Set<Stay> stays) {

  static final TakenBack NONE = new TakenBack(Set.of());

  /** Of which record, in which field. */
  record Stay(UUID record, String field) {}

  boolean holds(RecordDraft draft, FieldDefinition field) {
    return !stays.isEmpty() && stays.contains(new Stay(draft.id(), field.name()));
  }
}
