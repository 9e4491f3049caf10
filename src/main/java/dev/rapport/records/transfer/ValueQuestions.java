package dev.rapport.records.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked once for all rows with the same value, and how it is answered. */
final class ValueQuestions {

  private ValueQuestions() {}

  /**
   * A record or a choice that a value may mean.
   *
   * @param detail what tells it from its namesakes
   * @param score how alike the names are, from 0 to 1; null when they are the same
   */
  record Candidate(String id, String label, @Nullable String detail, @Nullable Double score) {}

  /**
   * A value that means nothing, or more than one thing.
   *
   * @param column its index
   * @param rows how many rows have it
   * @param problem {@code unknown} or {@code ambiguous}
   * @param canCreate whether a record of this name may be made
   */
  record Question(
      int column,
      String field,
      String value,
      int rows,
      @Schema(allowableValues = {"unknown", "ambiguous"}) String problem,
      @Nullable Candidate suggestion,
      List<Candidate> candidates,
      boolean canCreate,
      @Nullable Answer answer) {}

  /** Exactly one of the three. */
  record Answer(@Nullable String use, boolean create, boolean leaveEmpty) {}

  /**
   * As the API takes it; without {@code use}, {@code create} and {@code leaveEmpty} an answer is
   * taken back.
   */
  record Given(
      int column,
      String value,
      @Nullable String use,
      @Nullable Boolean create,
      @Nullable Boolean leaveEmpty) {

    boolean creates() {
      return Boolean.TRUE.equals(create);
    }

    boolean leavesEmpty() {
      return Boolean.TRUE.equals(leaveEmpty);
    }
  }
}
