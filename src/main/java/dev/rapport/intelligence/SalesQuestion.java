package dev.rapport.intelligence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of sales, and the filters of the deals that it is about.
 *
 * @param within a period such as {@code 2017-Q1}; null for all time
 * @param pipeline its id; null for all
 */
record SalesQuestion(@Nullable String within, @Nullable UUID pipeline) {

  /** A filter for deals that are decided, and decided in the period. */
  String decided(String filter) {
    return within == null ? all(filter) : all(filter + ";closedOn=within=" + within);
  }

  /** A filter for deals decided in the period and for open ones. */
  String counted(String filter) {
    return within == null
        ? all(filter)
        : all(
            (filter.isEmpty() ? "" : filter + ";")
                + "(closedOn=within="
                + within
                + ",status==open)");
  }

  String all(String filter) {
    var prefix = pipeline == null ? "" : "pipeline==" + pipeline;
    return prefix.isEmpty() || filter.isEmpty() ? prefix + filter : prefix + ";" + filter;
  }
}
