package dev.rapport.intelligence.management;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.records.RecordData;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the API about where to spend the next hour, and about what waits; docs/metrics.md
 * defines each figure.
 */
final class NextViews {

  private NextViews() {}

  /**
   * @param act where acting now is worth most first
   * @param leave what takes time and promises little, the longest silent first
   */
  @Schema(name = "NextHour")
  record NextHour(List<Work> act, List<Work> leave) {}

  /**
   * Why an open record waits, and what is planned for it already.
   *
   * @param reasons the weightiest first; none where it doesn't wait
   * @param task the open one about it that is due first, of those the reader sees; null for none
   */
  @Schema(name = "WaitingRecord")
  record Waiting(List<Why> reasons, @Nullable RecordData task) {}

  /**
   * Open deals that wait.
   *
   * @param deals where acting now is worth most first
   * @param total how many there are
   * @param all whether every open deal in reach was looked at, or only the {@code looked} most
   *     valuable ones
   */
  @Schema(name = "WaitingDeals")
  record WaitingDeals(List<Work> deals, int total, boolean all, int looked) {}

  /**
   * A deal or a lead.
   *
   * @param owner null for nobody, and where it may not be seen
   * @param probability of a good end, 0 to 1
   * @param amount its own, or else the typical one; null where none is known
   * @param typical whether it has none of its own
   * @param value probability × amount × urgency, in the organisation's currency
   * @param urgency 0 to 1
   * @param reasons the weightiest first; the first one's step is proposed
   */
  @Schema(name = "NextWork")
  record Work(
      Reference record,
      @Nullable Reference owner,
      double probability,
      @Nullable Money amount,
      boolean typical,
      Money value,
      double urgency,
      List<Why> reasons) {}

  /**
   * @param days since when, or until when; null where that doesn't matter
   */
  @Schema(name = "NextReason")
  record Why(Cause cause, @Nullable Long days) {}

  /** Why to act on something now, or to leave it, and how much it weighs. */
  @Schema(name = "NextCause")
  enum Cause {
    /** A first answer was promised, and its time is over. */
    ANSWER_LATE("answerLate", 0.9),
    /** A first answer is due within a day. */
    ANSWER_DUE("answerDue", 0.8),
    /** The customer looked at the quote and has not answered. */
    QUOTE_SEEN("quoteSeen", 0.8),
    /** Nobody has spoken to the lead yet. */
    NEW_LEAD("newLead", 0.6),
    /** The expected day is past. */
    CLOSE_PAST("closePast", 0.6),
    /** The expected day is near. */
    CLOSE_NEAR("closeNear", 0.6),
    /** The customer hasn't opened the quote. */
    QUOTE_UNSEEN("quoteUnseen", 0.5),
    /** Nothing was done with it for a while. */
    SILENT("silent", 0.5),
    /** Longer in its stage than deals should be there. */
    STALLED("stalled", 0.4),
    /** Neither a next step nor an open task. */
    NO_STEP("noStep", 0.3),
    /** Silent for long, with little chance. */
    COLD("cold", 0);

    private final String stored;
    private final double weight;

    Cause(String stored, double weight) {
      this.stored = stored;
      this.weight = weight;
    }

    /** How likely waiting costs the deal: agreed upon, not learned. */
    double weight() {
      return weight;
    }

    /**
     * Whether somebody has waited for too long: for an answer, a decision, the next stage, or any
     * word at all.
     */
    boolean waits() {
      return this == ANSWER_LATE
          || this == QUOTE_SEEN
          || this == QUOTE_UNSEEN
          || this == CLOSE_PAST
          || this == SILENT
          || this == STALLED;
    }

    @JsonValue
    String stored() {
      return stored;
    }
  }
}
