package dev.rapport.records.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file: what was found in it, and where its values go.
 *
 * @param index from 0
 * @param name from the header; null where it has none
 * @param field the target's name; null when the column is left out
 * @param format how its dates or numbers are written; null as the API writes them
 * @param formats the ways in which its values can be read, the likeliest first
 * @param createMissing whether records that its values name and that aren't there are made
 * @param distinct how many different values; 1,000 means that many or more
 */
record ImportColumn(
    int index,
    @Nullable String name,
    List<String> samples,
    @Nullable String field,
    @Nullable String format,
    List<String> formats,
    boolean createMissing,
    int distinct) {

  ImportColumn {
    samples = List.copyOf(samples);
    formats = List.copyOf(formats);
  }

  ImportColumn to(@Nullable String field, @Nullable String format, boolean createMissing) {
    return new ImportColumn(index, name, samples, field, format, formats, createMissing, distinct);
  }

  /** Without what the file holds. */
  ImportColumn bare() {
    return new ImportColumn(index, name, List.of(), field, format, formats, createMissing, 0);
  }
}
