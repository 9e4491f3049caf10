package dev.rapport.intelligence.management;

import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about what is to be expected; docs/metrics.md defines each figure. */
final class ForecastViews {

  private ForecastViews() {}

  /**
   * @param by {@code month}, {@code team}, {@code product} or {@code owner}
   * @param weighting {@code score} where a useful version is in use: deals without a score and all
   *     others go by the probability of their stage, or what somebody entered instead
   * @param target of those shown together; null where not all of it is known
   * @param overdue open deals whose expected day is past: they are in no month
   * @param undated open deals without an expected day
   */
  @Schema(name = "Forecast")
  record Forecast(
      String by,
      String weighting,
      Expected total,
      @Nullable Money target,
      List<ForecastRow> rows,
      Left overdue,
      Left undated) {}

  /**
   * @param key a month as {@code 2026-11}, or an id; null for deals without
   */
  @Schema(name = "ForecastRow")
  record ForecastRow(@Nullable String key, @Nullable String label, Expected expected) {}

  /**
   * What deals come to that are to be closed in the period.
   *
   * @param won in the period until now
   * @param committed of the open ones
   * @param likely of the open ones: the committed ones as well
   * @param best of the open ones: all that are not left out
   * @param weighted of the open ones: the sum of probability × amount
   * @param low of won + weighted, 95 % of cases between {@code low} and {@code high}, if deals end
   *     independently of each other
   * @param said how many of the open ones somebody said something of
   * @param wonFilter opens the won ones, {@code openFilter} the open ones, {@code commitFilter} the
   *     committed ones, {@code likelyFilter} the likely ones with the committed ones
   */
  @Schema(name = "ForecastExpected")
  record Expected(
      long deals,
      Money won,
      Money committed,
      Money likely,
      Money best,
      Money weighted,
      Money low,
      Money high,
      long said,
      String wonFilter,
      String openFilter,
      String commitFilter,
      String likelyFilter) {}

  @Schema(name = "ForecastLeft")
  record Left(long deals, Money amount, String filter) {}

  /**
   * @param months past ones with what was forecast for them, the last one first
   * @param weeks of the current month, in order
   * @param inside in how many of the months the amount lay in the interval
   * @param error the mean of |came true − expected| ÷ came true of the months, in per cent; null of
   *     none
   */
  @Schema(name = "ForecastHistory")
  record History(List<Kept> months, List<Kept> weeks, int inside, @Nullable BigDecimal error) {}

  /**
   * What was forecast once.
   *
   * @param month as {@code 2026-11}
   * @param week the Monday of the week in which it was kept
   * @param expected won until then + weighted
   * @param actual won in the whole month; of a month that isn't over, until now
   * @param filter opens what was won
   */
  @Schema(name = "ForecastKept")
  record Kept(
      String month,
      LocalDate week,
      Money expected,
      Money low,
      Money high,
      Money committed,
      Money best,
      Money actual,
      String filter) {}
}
