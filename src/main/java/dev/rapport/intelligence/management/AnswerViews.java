package dev.rapport.intelligence.management;

import dev.rapport.intelligence.management.ManagementViews.CountFigure;
import dev.rapport.intelligence.management.ManagementViews.Rate;
import dev.rapport.records.Reference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about first answers to leads; docs/metrics.md defines each figure. */
final class AnswerViews {

  private AnswerViews() {}

  /**
   * Whether leads that came in a period were answered by the time that was promised.
   *
   * @param people and {@code teams} whose they are now, in the order of their names; no teams for
   *     those who see but their own
   * @param all of them together
   */
  @Schema(name = "FirstAnswers")
  record FirstAnswers(List<AnswerLine> people, List<AnswerLine> teams, AnswerLine all) {}

  /**
   * @param whose a user or a team; null for all
   * @param promised leads that were to be answered by a certain time; of these some were answered
   *     {@code inTime}, some are {@code late}, answered or not, and some are {@code waiting} until
   *     then
   * @param rate in time among those in time and those late; null of none
   * @param median seconds from a lead's coming to its answer, of those that were answered; null of
   *     none
   */
  @Schema(name = "FirstAnswersLine")
  record AnswerLine(
      @Nullable Reference whose,
      CountFigure promised,
      CountFigure inTime,
      CountFigure late,
      CountFigure waiting,
      @Nullable Rate rate,
      @Nullable Double median) {}
}
