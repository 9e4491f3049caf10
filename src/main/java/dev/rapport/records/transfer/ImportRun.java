package dev.rapport.records.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file being brought in.
 *
 * @param owner the user who brings it in, with whose rights all of it happens
 * @param rows without the header
 * @param defaults values in the API's JSON, for fields that no column or an empty cell leaves out
 * @param job the one at work on it, or the last one
 */
record ImportRun(
    UUID id,
    UUID owner,
    String object,
    String fileName,
    State state,
    FileForm form,
    int rows,
    List<ImportColumn> columns,
    Recognition recognition,
    Map<String, @Nullable Object> defaults,
    @Nullable UUID job,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Where it stands. */
  enum State {
    MAPPING,
    CHECKED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED,
    REVERSED;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing has come in yet, so that all may still be changed. */
    boolean open() {
      return this == MAPPING || this == CHECKED;
    }
  }

  ImportRun with(
      FileForm form,
      int rows,
      List<ImportColumn> columns,
      Recognition recognition,
      Map<String, @Nullable Object> defaults) {
    return new ImportRun(
        id,
        owner,
        object,
        fileName,
        state,
        form,
        rows,
        columns,
        recognition,
        defaults,
        job,
        createdAt,
        startedAt,
        finishedAt);
  }

  /** The field by which a row finds the record that it updates; null when all are new. */
  @Nullable String key() {
    return recognition.key();
  }

  /** The column whose values go to {@code target}. */
  Optional<ImportColumn> column(String target) {
    return columns.stream().filter(column -> target.equals(column.field())).findFirst();
  }

  /** The columns that go somewhere. */
  List<ImportColumn> mapped() {
    return columns.stream().filter(column -> column.field() != null).toList();
  }
}
