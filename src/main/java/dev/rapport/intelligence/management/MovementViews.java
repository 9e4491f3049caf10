package dev.rapport.intelligence.management;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about how the open deals changed; docs/metrics.md defines each figure. */
final class MovementViews {

  private MovementViews() {}

  /**
   * From what was open when a period began to what was open when it ended.
   *
   * @param from the first day
   * @param until the last day that is counted: of a period that isn't over, today
   * @param steps in the order in which they add up
   * @param later open deals that are now expected in a later month than when the period began
   * @param earlier the same for an earlier month
   */
  @Schema(name = "PipelineMovement")
  record Movement(LocalDate from, LocalDate until, List<Step> steps, Moved later, Moved earlier) {}

  /**
   * @param amount in the organisation's currency: what it adds, or takes away
   * @param filter opens the deals; of changed amounts those that changed most
   */
  @Schema(name = "MovementStep")
  record Step(Kind kind, long deals, Money amount, String filter) {}

  /**
   * @param deals how many
   * @param amount what they come to
   * @param filter opens the largest of them
   * @param largest at most ten
   */
  @Schema(name = "MovedDeals")
  record Moved(long deals, Money amount, String filter, List<MovedDeal> largest) {}

  /**
   * @param before the expected day when the period began; null for none
   */
  @Schema(name = "MovedDeal")
  record MovedDeal(
      Reference deal, Money amount, @Nullable LocalDate before, @Nullable LocalDate after) {}

  /** What happened to the sum of the open deals. */
  @Schema(name = "MovementKind")
  enum Kind {
    /** Open when the period began, by the amounts that they had then. */
    START("start"),
    /** Opened in the period. */
    ADDED("added"),
    /** Amounts that rose. */
    GROWN("grown"),
    /** Amounts that fell. */
    SHRUNK("shrunk"),
    WON("won"),
    LOST("lost"),
    /** Open when it ended, or now. */
    END("end");

    private final String stored;

    Kind(String stored) {
      this.stored = stored;
    }

    @JsonValue
    String stored() {
      return stored;
    }
  }
}
