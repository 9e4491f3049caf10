package dev.rapport.records;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as read: its id, version and the values of the fields that were asked for and may be
 * seen.
 *
 * @param values by field name; a field that was asked for and is empty is there with null
 */
public record RecordRow(
    ObjectDefinition object, UUID id, int version, Map<String, @Nullable Object> values)
    implements FieldValues {

  public RecordRow {
    values = Collections.unmodifiableMap(values);
  }

  /** The value of a field; null when it is empty or was not asked for. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T get(FieldRef<T> field) {
    return (T) values.get(field.name());
  }
}
