package dev.rapport.intelligence;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.records.RecordData;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers of the API about how sales go. Each {@code filter} opens the deals behind its figure. */
final class SalesViews {

  private SalesViews() {}

  /** How sales go as a whole. */
  @Schema(name = "SalesDashboard")
  record Dashboard(
      List<Figure> figures,
      List<StageBar> stages,
      List<MonthBar> months,
      List<PersonScore> people,
      List<TeamScore> teams,
      List<ProductScore> products,
      List<SectorScore> sectors,
      List<EndReason> wonReasons,
      List<EndReason> lostReasons,
      Cycle cycle,
      List<CompetitionViews.RivalScore> rivals) {}

  /** One's own day. */
  @Schema(name = "Home")
  record Home(
      Tasks tasks,
      List<PipelineBar> pipeline,
      List<RecordData> leads,
      List<Reference> recent,
      Figure wonThisMonth) {}

  record Tasks(List<RecordData> overdue, List<RecordData> today, List<RecordData> next) {}

  record PipelineBar(Reference stage, long count, @Nullable Money amount) {}

  /**
   * A number, an amount or a share; none of them where there is nothing to count.
   *
   * @param percent 0 to 100
   * @param object whose records the filter opens
   */
  @Schema(name = "Figure")
  record Figure(
      String name,
      @Nullable Number value,
      @Nullable Money amount,
      @Nullable BigDecimal percent,
      String object,
      String filter) {

    static Figure count(String name, @Nullable Number value, String filter) {
      return new Figure(name, value, null, null, Opportunity.OBJECT, filter);
    }

    static Figure amount(String name, @Nullable Money amount, String filter) {
      return new Figure(name, null, amount, null, Opportunity.OBJECT, filter);
    }

    static Figure percent(String name, @Nullable BigDecimal percent, String filter) {
      return new Figure(name, null, null, percent, Opportunity.OBJECT, filter);
    }
  }

  @Schema(name = "StageBar")
  record StageBar(UUID key, String label, long count, @Nullable Money amount, String filter) {}

  /**
   * @param month as {@code 2017-03}
   */
  @Schema(name = "MonthBar")
  record MonthBar(String month, long won, long lost, @Nullable Money amount, String filter) {}

  /**
   * @param winRate 0 to 100; null where nothing is decided yet
   * @param winRange between what the rate lies that so few deals tell of
   */
  @Schema(name = "Score")
  record ScoreView(
      long won,
      long lost,
      long open,
      @Nullable Money amount,
      @Nullable BigDecimal winRate,
      @Nullable Share winRange,
      String filter) {

    static ScoreView of(Score score, String filter) {
      return new ScoreView(
          score.won(),
          score.lost(),
          score.open(),
          score.amount(),
          score.winRate(),
          Share.of(score.won(), score.won() + score.lost()),
          filter);
    }
  }

  @Schema(name = "PersonScore")
  record PersonScore(@Nullable Reference user, @JsonUnwrapped ScoreView score) {}

  @Schema(name = "TeamScore")
  record TeamScore(@Nullable Reference team, @JsonUnwrapped ScoreView score) {}

  @Schema(name = "ProductScore")
  record ProductScore(@Nullable Reference product, @JsonUnwrapped ScoreView score) {}

  @Schema(name = "SectorScore")
  record SectorScore(String key, String label, @JsonUnwrapped ScoreView score) {}

  /**
   * Days from opening to winning.
   *
   * @param mean null where nothing was won
   * @param slow a tenth took longer
   */
  @Schema(name = "SalesCycle")
  record Cycle(
      @Nullable BigDecimal mean,
      @Nullable BigDecimal median,
      @Nullable BigDecimal slow,
      List<CycleMonth> months) {}

  /**
   * @param month as {@code 2017-03}
   */
  @Schema(name = "CycleMonth")
  record CycleMonth(String month, long won, BigDecimal median, BigDecimal slow, String filter) {}

  /**
   * Why deals ended as they did.
   *
   * @param key null for deals without a reason
   */
  @Schema(name = "EndReason")
  record EndReason(@Nullable String key, String label, long count, String filter) {}
}
