package dev.rapport.records.transfer;

import org.jspecify.annotations.Nullable;

/**
 * How a row finds the record that it is about.
 *
 * @param key the field by whose value it is found, or {@code id}; null when all rows are new
 *     records
 * @param createNew whether a row that finds none makes one; it is refused otherwise
 * @param clearEmpty whether an empty cell empties the field of the record that was found
 */
record Recognition(@Nullable String key, boolean createNew, boolean clearEmpty) {

  static final Recognition NONE = new Recognition(null, true, false);
}
