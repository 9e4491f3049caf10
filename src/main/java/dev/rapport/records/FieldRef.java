package dev.rapport.records;

/**
 * A field's name with the Java type of its values, so that modules read and set values without
 * casts.
 *
 * @param <T> as its {@link dev.rapport.records.fieldtype.FieldType} says
 */
public record FieldRef<T>(String name) {

  public static <T> FieldRef<T> of(String name) {
    return new FieldRef<>(name);
  }
}
