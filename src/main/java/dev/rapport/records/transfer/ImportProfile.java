package dev.rapport.records.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How files with certain headings come in, kept under a name.
 *
 * @param shared whether everybody may use it, or its owner alone
 * @param columns of the file that it was kept from, without what that file held
 * @param answers what its values meant
 */
record ImportProfile(
    UUID id,
    UUID owner,
    String object,
    String name,
    boolean shared,
    List<ImportColumn> columns,
    Recognition recognition,
    Map<String, @Nullable Object> defaults,
    List<Answered> answers) {

  /**
   * @param column the column's name
   * @param answer as in {@link Meanings}
   */
  record Answered(@Nullable String column, String value, String answer, @Nullable String meaning) {}

  /** The fields that it fills in, or recognises records by. */
  Set<String> fields() {
    var fields = new HashSet<>(defaults.keySet());
    for (var column : columns) {
      if (column.field() != null) {
        fields.add(column.field().split("\\.", 2)[0]); // a part of an address is of one field
      }
    }
    if (recognition.key() != null) {
      fields.add(recognition.key());
    }
    return fields;
  }

  /** Whether a file has these headings, in whatever order. */
  boolean fits(List<ImportColumn> others) {
    return others.size() == columns.size() && headings(others).equals(headings(columns));
  }

  private static Set<Object> headings(List<ImportColumn> columns) {
    return columns.stream()
        .map(column -> column.name() == null ? (Object) column.index() : column.name())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The columns of another file, sent where those of the same name went. */
  List<ImportColumn> applied(List<ImportColumn> others) {
    return others.stream()
        .map(other ->
            columns.stream()
                .filter(column -> same(column, other))
                .findFirst()
                .map(column ->
                    other.to(column.field(), format(column, other), column.createMissing()))
                .orElseGet(() -> other.to(null, other.format(), false)))
        .toList();
  }

  /** Dates and numbers are read as before, unless this file's can't be. */
  private static @Nullable String format(ImportColumn column, ImportColumn other) {
    var format = column.format();
    return format != null && other.formats().contains(format) ? format : other.format();
  }

  static boolean same(ImportColumn one, ImportColumn other) {
    return one.name() == null
        ? other.name() == null && one.index() == other.index()
        : one.name().equals(other.name());
  }

  Optional<ImportColumn> column(List<ImportColumn> others, Answered answer) {
    return others.stream()
        .filter(other -> Objects.equals(other.name(), answer.column()))
        .findFirst();
  }
}
