package dev.rapport.intelligence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about those whom one meets in deals. */
final class CompetitionViews {

  private CompetitionViews() {}

  /** Against one rival: in all, by what we offered, to whom, and through whom. */
  @Schema(name = "Competition")
  record Competition(
      RivalScore total,
      List<RivalScore> products,
      List<RivalScore> sectors,
      List<RivalScore> salespeople) {}

  /**
   * Deals in which a rival was met.
   *
   * @param key of what they have in common; null for all together, or for none
   * @param winRate our part of the decided ones, 0 to 100; null where nothing is decided yet
   * @param priceGap by how many percent we asked more than the rival's latest price, the median of
   *     the decided ones whose prices are both known; negative where we asked less; null where none
   *     is known or seen
   * @param filter opens the rival's offers on them
   */
  @Schema(name = "RivalScore")
  record RivalScore(
      @Nullable String key,
      @Nullable String label,
      long won,
      long lost,
      long open,
      @Nullable BigDecimal winRate,
      @Nullable BigDecimal priceGap,
      String filter) {}
}
