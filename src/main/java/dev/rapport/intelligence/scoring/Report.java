package dev.rapport.intelligence.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.intelligence.scoring.Quality.Estimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a version.
 *
 * @param fields what it was learned from
 * @param good how many of the decided records ended well, {@code bad} how many badly
 * @param quality on the latest records, which it didn't see before; null for one by rules
 * @param comparison with the version that was in use; null where there was none, or nothing to
 *     compare by
 */
@Schema(name = "ScoreReport")
record Report(
    ScorePlan plan,
    List<String> fields,
    int good,
    int bad,
    Verdict verdict,
    @Nullable Quality quality,
    @Nullable Comparison comparison) {

  /** What it is worth. */
  @Schema(name = "ScoreVerdict")
  enum Verdict {
    /** Too little happened to learn from: rules to start with. */
    RULES,
    /** No better than chance. */
    CHANCE,
    /** Hardly better than chance. */
    WEAK,
    USEFUL;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many of either end it takes to learn from, {@link #HELD_BACK} of them among the latest. */
  static final int ENOUGH = 100;

  static final int HELD_BACK = 20;

  /** An area that begins below is hardly better than chance. */
  private static final double HARDLY = 0.55;

  /**
   * On the records that neither has seen.
   *
   * @param number of the version in use
   * @param count how many records there are
   * @param auc of the version in use
   * @param difference by how much this one's is greater
   * @param brier of the version in use, {@code own} this one's
   */
  @Schema(name = "ScoreComparison")
  record Comparison(
      int number, int count, double auc, Estimate difference, double brier, double own) {}

  static Verdict verdict(Quality quality) {
    var low = quality.auc().low();
    return low <= 0.5 ? Verdict.CHANCE : low <= HARDLY ? Verdict.WEAK : Verdict.USEFUL;
  }
}
