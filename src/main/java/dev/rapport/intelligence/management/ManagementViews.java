package dev.rapport.intelligence.management;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.intelligence.Share;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers of the API about targets and salespeople; docs/metrics.md defines each figure. */
final class ManagementViews {

  private ManagementViews() {}

  /**
   * @param maySet whether the reader may set targets
   * @param more whether there are more than those shown
   */
  @Schema(name = "Targets")
  record Targets(List<TargetLine> targets, boolean maySet, boolean more) {}

  /**
   * A target, and how far it is reached.
   *
   * @param user whose it is; null for a team's
   * @param team whose it is; null for a person's
   * @param within its period as filters name it
   * @param amount what is to be reached, of an amount; null for numbers, and where it may not be
   *     seen
   * @param number what is to be reached, of a number; null for amounts
   * @param reached of what the reader sees: an amount's, or a number's; null where they may not
   * @param percent reached ÷ target, 0 and up
   * @param elapsed how much of its days is over, 0 to 100
   * @param filter opens the records that count
   */
  @Schema(name = "TargetLine")
  record TargetLine(
      UUID id,
      int version,
      @Nullable Reference user,
      @Nullable Reference team,
      String measure,
      String period,
      String within,
      LocalDate startsOn,
      @Nullable Money amount,
      @Nullable BigDecimal number,
      @Nullable Money reachedAmount,
      @Nullable Long reachedNumber,
      @Nullable BigDecimal percent,
      BigDecimal elapsed,
      boolean mayChange,
      String object,
      String filter) {}

  /**
   * @param people whom the reader may look at: only themselves, or all in reach
   * @param mean what they are compared with; null where it would tell of single colleagues
   */
  @Schema(name = "Salespeople")
  record Salespeople(List<Salesperson> people, @Nullable Mean mean) {}

  /**
   * What somebody's records come to. A part is null where the reader doesn't see such records as
   * far as they see the person's deals.
   *
   * @param leads that came to them in the period
   * @param deals that were closed in the period
   * @param activity what they did in the period
   * @param discount of the quotes accepted in the period
   */
  @Schema(name = "Salesperson")
  record Salesperson(
      Reference user,
      boolean self,
      @Nullable LeadFigures leads,
      DealFigures deals,
      @Nullable ActivityFigures activity,
      @Nullable PercentFigure discount) {}

  /**
   * @param assigned that came to them, wherever these are now
   * @param worked of these, those that they still have: no longer new
   * @param converted of these, those that they still have
   */
  @Schema(name = "SalespersonLeads")
  record LeadFigures(
      CountFigure assigned, CountFigure worked, CountFigure converted, @Nullable Rate conversion) {}

  /**
   * What is recorded of somebody's work; a part is null where the reader doesn't see such records.
   *
   * @param count the sum of the parts
   * @param tasks done
   * @param notes written
   * @param quotes sent, each version by itself
   */
  @Schema(name = "SalespersonActivity")
  record ActivityFigures(
      long count,
      @Nullable CountFigure tasks,
      @Nullable CountFigure notes,
      @Nullable CountFigure quotes) {}

  /**
   * @param winRate won among won and lost; null of none
   * @param cycleDays from opening to closing of the won ones, the median
   * @param amount of the won ones; null where amounts may not be seen
   * @param target for that amount; null where there is none for the period
   * @param attained amount ÷ target, in per cent
   */
  @Schema(name = "SalespersonDeals")
  record DealFigures(
      CountFigure won,
      CountFigure lost,
      @Nullable Rate winRate,
      @Nullable BigDecimal cycleDays,
      @Nullable Money amount,
      @Nullable Money target,
      @Nullable BigDecimal attained) {}

  /**
   * @param filter finds exactly the records that are counted
   */
  @Schema(name = "CountFigure")
  record CountFigure(long count, String object, String filter) {}

  @Schema(name = "PercentFigure")
  record PercentFigure(BigDecimal percent, String object, String filter) {}

  /**
   * A share of few.
   *
   * @param percent as observed
   * @param between what it may be, with 95 % confidence
   * @param fair drawn towards the mean by ten records of it; null where there is no mean
   * @param against the mean
   */
  @Schema(name = "FairRate")
  record Rate(
      BigDecimal percent, Share between, @Nullable BigDecimal fair, @Nullable Against against) {}

  /** Whether somebody's share differs from the mean. */
  @Schema(name = "AgainstMean")
  enum Against {
    ABOVE,
    BELOW,
    /** It may be chance. */
    UNCERTAIN;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Of a person on the average; of shares, days and discounts that of all records together.
   *
   * @param of {@code reach}: all those shown; {@code team}: the reader's; {@code organisation}:
   *     everybody, where the team is too small
   * @param people how many it is made of
   */
  @Schema(name = "SalespeopleMean")
  record Mean(
      String of,
      int people,
      @Nullable BigDecimal assigned,
      @Nullable BigDecimal worked,
      @Nullable BigDecimal converted,
      @Nullable BigDecimal conversion,
      BigDecimal won,
      BigDecimal lost,
      @Nullable BigDecimal winRate,
      @Nullable BigDecimal cycleDays,
      @Nullable Money amount,
      @Nullable BigDecimal activity,
      @Nullable BigDecimal discount) {}
}
