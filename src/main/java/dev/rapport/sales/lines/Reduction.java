package dev.rapport.sales.lines;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A discount on a whole document, beside those of its lines: so many percent of what the lines that
 * count come to, or an amount, or nothing.
 *
 * @param percent from 0 to 100; null where there is an amount, or nothing
 * @param amount in the document's currency, at least 0; null where there is a percentage, or
 *     nothing
 */
public record Reduction(@Nullable BigDecimal percent, @Nullable BigDecimal amount) {

  public static final Reduction NONE = new Reduction(null, null);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What is taken off so much, rounded to some digits: never more than all of it. */
  BigDecimal of(BigDecimal net, int digits) {
    var off = percent == null ? amount : net.multiply(percent).movePointLeft(2);
    return off == null || net.signum() <= 0
        ? ZERO.setScale(digits)
        : off.min(net).setScale(digits, RoundingMode.HALF_UP);
  }

  /** What is taken off so much, in percent: of nothing an amount is all. */
  BigDecimal rate(BigDecimal net) {
    if (percent != null || amount == null || amount.signum() == 0) {
      return percent == null ? ZERO : percent;
    }
    return net.compareTo(amount) <= 0
        ? HUNDRED
        : amount.multiply(HUNDRED).divide(net, 10, RoundingMode.HALF_UP);
  }
}
