package dev.rapport.sales.lines;

import static java.math.BigDecimal.ZERO;

import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a document adds up to, in exact decimals: the one place where amounts of quotes and orders
 * come from. Half a cent is rounded up, away from 0.
 *
 * @param nets of each line: quantity times unit price less the discount, rounded to the currency's
 *     digits; of an optional line as well that nobody chose
 * @param net the sum of those that count
 * @param taxes by rate, the lowest first: each is computed of the sum of its lines, then rounded
 * @param total net and taxes
 */
public record Totals(
    String currency,
    List<BigDecimal> nets,
    BigDecimal net,
    List<Tax> taxes,
    BigDecimal tax,
    BigDecimal total) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Beyond this the database has no room. */
  private static final BigDecimal MOST = new BigDecimal("1e13");

  /**
   * A line.
   *
   * @param discount percent of the unit price
   * @param tax percent of what is left
   * @param counts whether it is part of the sums
   */
  public record Item(
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal discount,
      BigDecimal tax,
      boolean counts) {}

  /**
   * @param net of the lines of this rate
   */
  public record Tax(BigDecimal rate, BigDecimal net, BigDecimal amount) {}

  public static Totals of(String currency, List<Item> items) {
    var digits = Currencies.digits(currency);
    var nets = new ArrayList<BigDecimal>();
    var byRate = new TreeMap<BigDecimal, BigDecimal>();
    for (var item : items) {
      var net = net(item, digits);
      nets.add(net);
      if (item.counts()) {
        byRate.merge(item.tax(), net, BigDecimal::add);
      }
    }
    var taxes = new ArrayList<Tax>();
    byRate.forEach((rate, net) ->
        taxes.add(new Tax(rate, net, percent(net, rate).setScale(digits, RoundingMode.HALF_UP))));
    var net = byRate.values().stream().reduce(ZERO.setScale(digits), BigDecimal::add);
    var tax = taxes.stream().map(Tax::amount).reduce(ZERO.setScale(digits), BigDecimal::add);
    return new Totals(currency, List.copyOf(nets), net, List.copyOf(taxes), tax, net.add(tax));
  }

  /**
   * How much less than by the list somebody pays, in percent with two digits; 0 where they pay as
   * much or more. Without a list price only the discount that is called so counts.
   */
  public static BigDecimal given(
      BigDecimal unitPrice, BigDecimal discount, @Nullable BigDecimal listPrice) {
    if (listPrice == null || listPrice.signum() <= 0) {
      return discount;
    }
    var paid = unitPrice.multiply(HUNDRED.subtract(discount));
    return HUNDRED
        .subtract(paid.divide(listPrice, 10, RoundingMode.HALF_UP))
        .setScale(2, RoundingMode.HALF_UP)
        .max(ZERO)
        .min(HUNDRED);
  }

  /** Whether there is room for the amounts. */
  public boolean fits() {
    return nets.stream().allMatch(net -> net.abs().compareTo(MOST) < 0)
        && net.abs().compareTo(MOST) < 0
        && total.abs().compareTo(MOST) < 0;
  }

  public Money money(BigDecimal amount) {
    return new Money(amount, currency);
  }

  private static BigDecimal net(Item item, int digits) {
    var full = item.quantity().multiply(item.unitPrice());
    return percent(full, HUNDRED.subtract(item.discount())).setScale(digits, RoundingMode.HALF_UP);
  }

  /** Exact. */
  private static BigDecimal percent(BigDecimal amount, BigDecimal rate) {
    return amount.multiply(rate).movePointLeft(2);
  }
}
