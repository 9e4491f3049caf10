package dev.rapport.records.catalog;

import dev.rapport.platform.text.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what administrators or others set up with the help of fields, and says so before one is
 * taken away. A bean of this type is all that it takes.
 */
public interface FieldUser {

  /**
   * Something that is set up.
   *
   * @param what its kind and name, as people see it
   * @param object whose fields it uses
   * @param fields their names
   * @param filter as lists are filtered; null for none
   */
  record Use(Text what, String object, Set<String> fields, @Nullable String filter) {}

  /** All that is set up. */
  List<Use> uses();
}
