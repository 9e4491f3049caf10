package dev.rapport.records.sharing;

import dev.rapport.records.Reference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sees a record.
 *
 * @param change whether they may change it
 * @param delete whether they may delete it
 * @param because at least one reason
 */
@Schema(name = "Reader")
public record Reader(Reference user, boolean change, boolean delete, List<Because> because) {

  /** How one comes to see it. */
  public enum Kind {
    administrator,
    /** By a role that reaches every record of the kind: {@code of} is the role. */
    role,
    owner,
    /** A field of the record names them. */
    named,
    /** As one who manages the record's team or one above it: {@code of} is the team managed. */
    manager,
    /** By a role that reaches the teams': {@code of} is the record's team. */
    team,
    /** {@code of} is whom it is shared with, the user or a team of theirs. */
    share,
    /** They have a place among those who work on it. */
    member
  }

  /**
   * @param of a role, a team or a user, as the kind says; null where there is nothing to name
   * @param by who shared it; null for other kinds
   * @param until when the share ends by itself; null for other kinds, or when it is withdrawn
   */
  @Schema(name = "ReaderReason")
  public record Because(
      Kind kind, @Nullable Reference of, @Nullable Reference by, @Nullable Instant until) {

    static Because of(Kind kind, @Nullable Reference of) {
      return new Because(kind, of, null, null);
    }
  }
}
