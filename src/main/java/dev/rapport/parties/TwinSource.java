package dev.rapport.parties;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where twins of an object's records may be, and which of its values name them. A module
 * contributes one as a bean for each of its objects that has duplicates.
 *
 * @param among the objects whose phones, mails and web addresses are compared
 */
public record TwinSource(String object, List<String> among, List<Named> names) {

  /**
   * A name, and the objects whose labels are compared with it.
   *
   * @param name finds it among a record's values by field name; null when there is none
   */
  public record Named(
      Function<Map<String, @Nullable Object>, @Nullable String> name, List<String> among) {}

  /** The value of a text field as a name. */
  public static Named named(String field, String... among) {
    return new Named(
        values -> values.get(field) instanceof String name ? name : null, List.of(among));
  }
}
