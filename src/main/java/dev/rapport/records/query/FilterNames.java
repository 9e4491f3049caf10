package dev.rapport.records.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that a filter names. */
public final class FilterNames {

  private FilterNames() {}

  /** Their names, whether there are such fields or not; none when the filter can't be read. */
  public static Set<String> of(@Nullable String filter) {
    return filter == null || filter.isBlank() ? Set.of() : FilterParser.names(filter);
  }
}
