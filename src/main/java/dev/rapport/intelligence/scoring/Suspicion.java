package dev.rapport.intelligence.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/**
 * Why a field may have been filled in, or changed, only when it was known how the record ends.
 *
 * @param one the figure that stands out, {@code other} the one that it stands out from; what they
 *     are depends on the kind
 */
@Schema(name = "ScoreSuspicion")
record Suspicion(Kind kind, double one, double other) {

  /** What is odd about it. */
  @Schema(name = "ScoreSuspicionKind")
  enum Kind {
    /** It tells the end almost by itself: its area under the curve, against what is usual. */
    TOO_GOOD,
    /** It is filled in far oftener where it ended well (or badly): both shares. */
    FILLED_BY_OUTCOME,
    /** It is filled in far oftener once it is decided (or before): decided, open. */
    FILLED_WHEN_DECIDED,
    /** It tells now more, now less of the end: the least area in a fifth of the time, the most. */
    UNSTABLE,
    /** It was filled in now often, now seldom: the least share of a tenth of the time, the most. */
    FILLED_NOW_AND_THEN,
    /** It was changed after the record was made: in this share of all records. */
    CHANGED_LATER,
    /** It is set by a command or by the product, when something is done with the record. */
    SET_BY_PRODUCT;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
