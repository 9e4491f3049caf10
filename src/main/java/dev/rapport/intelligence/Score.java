package dev.rapport.intelligence;

import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Deals won, lost and open, of a salesperson, a team, a product or a sector.
 *
 * @param amount of the won ones, in the organisation's currency; null where it may not be seen
 */
record Score(long won, long lost, long open, @Nullable Money amount) {

  static final Score NONE = new Score(0, 0, 0, null);

  /** With the deals of one status. */
  Score with(@Nullable Object status, long count, @Nullable Money sum) {
    return switch (String.valueOf(status)) {
      case Opportunity.WON -> new Score(won + count, lost, open, plus(amount, sum));
      case Opportunity.LOST -> new Score(won, lost + count, open, amount);
      default -> new Score(won, lost, open + count, amount);
    };
  }

  /** Won among decided, in percent with two digits; null where nothing is decided. */
  @Nullable BigDecimal winRate() {
    return won + lost == 0
        ? null
        : BigDecimal.valueOf(won * 100)
            .divide(BigDecimal.valueOf(won + lost), 2, RoundingMode.HALF_UP);
  }

  private static @Nullable Money plus(@Nullable Money one, @Nullable Money other) {
    return one == null
        ? other
        : other == null ? one : new Money(one.amount().add(other.amount()), one.currency());
  }
}
