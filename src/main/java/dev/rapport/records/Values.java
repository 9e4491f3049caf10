package dev.rapport.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a record's values by {@link FieldRef}, so that the compiler holds their types. */
public final class Values {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  public <T> Values with(FieldRef<T> field, @Nullable T value) {
    values.put(field.name(), value);
    return this;
  }

  public Map<String, @Nullable Object> toMap() {
    return values;
  }
}
