package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.Report.Verdict;
import dev.rapport.records.scores.RecordScores.Ranked;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores as the API shows them. */
final class ScoreViews {

  private ScoreViews() {}

  /**
   * What somebody who may train sees of an object.
   *
   * @param plan null where nobody said what its records are scored for
   * @param examined null before anybody looked
   * @param used the fields that the next training learns from
   * @param job the last training or look, null before the first; {@code jobState} how it stands
   */
  @Schema(name = "ScoreOverview")
  record Overview(
      String object,
      @Nullable ScorePlan plan,
      @Nullable Examined examined,
      List<String> used,
      List<VersionLine> versions,
      @Nullable UUID job,
      @Nullable String jobState) {}

  /**
   * @param auc null for one by rules
   */
  @Schema(name = "ScoreVersionLine")
  record VersionLine(
      int number,
      Instant trainedAt,
      boolean inUse,
      @Nullable Instant takenAt,
      Verdict verdict,
      @Nullable Double auc) {}

  /**
   * @param parts what it learned, the strongest first
   */
  @Schema(name = "ScoreVersion")
  record VersionView(VersionLine version, Report report, List<Reason> parts) {}

  /**
   * What a value of a field does to a score.
   *
   * @param of {@code empty}, {@code other} (a value seldom seen), {@code value}, {@code range},
   *     {@code weekday} or {@code present}
   * @param value a choice's, a record's id, a weekday from 1; null else
   * @param label of the record that a reference points to
   * @param from where a range begins, {@code below} where the next one does; null for no bound
   * @param factor what it multiplies the odds by, compared with an average record
   */
  @Schema(name = "ScoreReason")
  record Reason(
      String field,
      String of,
      @Nullable String value,
      @Nullable String label,
      @Nullable Double from,
      @Nullable Double below,
      double factor) {}

  /**
   * A record's score.
   *
   * @param probability of a good end, 0 to 1; null where there is no score, or it is decided
   * @param field whose ends it is about, {@code good} which ones
   * @param number of the version; 0 for none
   * @param reasons the strongest first, as far as the reader may read their fields
   */
  @Schema(name = "RecordScore")
  record RecordScore(
      @Nullable Double probability,
      @Nullable String field,
      List<String> good,
      int number,
      @Nullable Verdict verdict,
      List<Reason> reasons) {

    static final RecordScore NONE = new RecordScore(null, null, List.of(), 0, null, List.of());
  }

  /** The open records with the highest scores that the reader sees. */
  @Schema(name = "BestScores")
  record Best(List<Ranked> records) {}

  @Schema(name = "ScoreJob")
  record Started(UUID job) {}
}
