package dev.rapport.records;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a record by its fields, whether it is being written, was read, or is asked for. */
public interface FieldValues {

  /** The value of a field; null when it is empty or not known. */
  <T> @Nullable T get(FieldRef<T> field);

  /** Values by field name, in the types of their fields. */
  @SuppressWarnings("unchecked")
  static FieldValues of(Map<String, @Nullable Object> values) {
    return new FieldValues() {
      @Override
      public <T> @Nullable T get(FieldRef<T> field) {
        return (T) values.get(field.name());
      }
    };
  }
}
