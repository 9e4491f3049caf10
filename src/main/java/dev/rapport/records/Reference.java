package dev.rapport.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a record. Two references are equal when they point to the same record.
 *
 * @param object the kind of record; null until it was looked up
 * @param label what people call the record; null until it was looked up
 */
public record Reference(UUID id, @Nullable String object, @Nullable String label) {

  public static Reference to(UUID id) {
    return new Reference(id, null, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Reference reference && reference.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
