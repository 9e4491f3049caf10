package dev.rapport.records.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to all records that a filter finds.
 *
 * @param patch the new values, in the API's JSON; null where the records are deleted
 * @param total how many the filter found when it began; null before
 * @param position the last one dealt with, counted from 1
 * @param kept how many values undoing left as they were; null unless it was undone
 */
record BulkChange(
    UUID id,
    UUID owner,
    String object,
    @Nullable String filter,
    @Nullable Map<String, @Nullable Object> patch,
    State state,
    @Nullable Integer total,
    int position,
    int changed,
    @Nullable Integer kept,
    @Nullable UUID job,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** Where it stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED,
    REVERSING,
    REVERSED;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what was done may be taken back now. */
    boolean reversible() {
      return this == DONE || this == CANCELLED || this == FAILED;
    }
  }
}
