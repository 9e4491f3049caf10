package dev.rapport.records;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to one record. Values are by field name, in the Java types of their field
 * types; null empties a field.
 */
public sealed interface Change {

  String object();

  UUID id();

  /** A new record, whose id the application makes. */
  record Create(String object, UUID id, Map<String, @Nullable Object> values) implements Change {}

  /**
   * New values for some fields, or for fields with several values an {@link
   * dev.rapport.records.fieldtype.SeveralType.Adjustment}.
   *
   * @param version the one that the change was made on; null to change whatever is there
   */
  record Update(
      String object, UUID id, @Nullable Integer version, Map<String, @Nullable Object> values)
      implements Change {}

  /**
   * The record is there no longer, until it is restored.
   *
   * @param mergedInto the record that it is a part of from now on; null for none
   */
  record Delete(String object, UUID id, @Nullable Integer version, @Nullable UUID mergedInto)
      implements Change {

    public Delete(String object, UUID id, @Nullable Integer version) {
      this(object, id, version, null);
    }
  }

  /**
   * New values for some references, because what they pointed to is a part of another record now;
   * of a deleted record as well, which stays deleted: when it is restored, it points to what there
   * is.
   */
  record Follow(String object, UUID id, Map<String, @Nullable Object> values) implements Change {}

  /** A deleted record is there again. */
  record Restore(String object, UUID id) implements Change {}
}
