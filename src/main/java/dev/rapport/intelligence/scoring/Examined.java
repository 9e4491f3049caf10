package dev.rapport.intelligence.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the last look at an object's history found.
 *
 * @param good how many records ended well, {@code bad} badly, {@code open} not yet
 */
@Schema(name = "ScoreExamined")
record Examined(Instant at, int good, int bad, int open, List<Field> fields) {

  /**
   * @param alone how well it alone tells the end: its area under the curve, 0.5 to 1
   * @param filled in how many of the decided records it is filled in, 0 to 1
   */
  @Schema(name = "ScoreExaminedField")
  record Field(String name, double alone, double filled, List<Suspicion> suspicions) {}

  Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether it is learned from: as somebody said, else unless it is suspected. */
  boolean used(String name, ScorePlan plan) {
    return !plan.later().contains(name)
        && (plan.known().contains(name)
            || field(name).map(field -> field.suspicions().isEmpty()).orElse(false));
  }
}
