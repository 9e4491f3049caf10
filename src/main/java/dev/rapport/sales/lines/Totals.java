package dev.rapport.sales.lines;

import static java.math.BigDecimal.ZERO;

import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a document adds up to, in exact decimals: the one place where amounts of quotes and orders
 * come from. Half a cent is rounded up, away from 0.
 *
 * @param nets of each line: quantity times unit price less the discount, rounded to the currency's
 *     digits, less its part of a discount on the quote that it was ordered by; of an optional line
 *     as well that nobody chose
 * @param reductions what of the discount on the whole falls on each line; 0 for one that doesn't
 *     count
 * @param reduction the discount on the whole, which is their sum
 * @param net the sum of the lines that count, less the discount on the whole
 * @param taxes by rate, the lowest first: each is computed of the sum of its lines, then rounded
 * @param total net and taxes
 * @param discount the highest of a line against its list price, in percent with two digits. Every
 *     optional line may be chosen; and what an amount is off the whole is told of the least that
 *     may be
 */
public record Totals(
    String currency,
    List<BigDecimal> nets,
    List<BigDecimal> reductions,
    BigDecimal reduction,
    BigDecimal net,
    List<Tax> taxes,
    BigDecimal tax,
    BigDecimal total,
    BigDecimal discount) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Beyond this the database has no room. */
  private static final BigDecimal MOST = new BigDecimal("1e13");

  /**
   * A line.
   *
   * @param listPrice null where there is none
   * @param discount percent of the unit price
   * @param reduction what is taken off all of it besides
   * @param tax percent of what is left
   * @param chosen of an optional one: whether it is part of the sums
   */
  public record Item(
      BigDecimal quantity,
      BigDecimal unitPrice,
      @Nullable BigDecimal listPrice,
      BigDecimal discount,
      BigDecimal reduction,
      BigDecimal tax,
      boolean optional,
      boolean chosen) {

    boolean counts() {
      return !optional || chosen;
    }
  }

  /**
   * @param net of the lines of this rate, less what of the discount on the whole falls on them
   */
  public record Tax(BigDecimal rate, BigDecimal net, BigDecimal amount) {}

  public static Totals of(String currency, List<Item> items, Reduction whole) {
    var digits = Currencies.digits(currency);
    var nothing = ZERO.setScale(digits);
    var nets = items.stream().map(item -> net(item, digits)).toList();
    var byRate = new TreeMap<BigDecimal, List<Integer>>();
    for (var at = 0; at < items.size(); at++) {
      if (items.get(at).counts()) {
        byRate.computeIfAbsent(items.get(at).tax(), _ -> new ArrayList<>()).add(at);
      }
    }
    var before = byRate.values().stream().map(lines -> sum(nets, lines, nothing)).toList();
    var sum = before.stream().reduce(nothing, BigDecimal::add);
    var off = whole.of(sum, digits);
    var ofRates = spread(off, before).iterator();
    var reductions = new ArrayList<>(Collections.nCopies(items.size(), nothing));
    var taxes = new ArrayList<Tax>();
    byRate.forEach((rate, lines) -> {
      var ofRate = ofRates.next();
      var ofLines = spread(ofRate, lines.stream().map(nets::get).toList());
      IntStream.range(0, lines.size()).forEach(i -> reductions.set(lines.get(i), ofLines.get(i)));
      var net = sum(nets, lines, nothing).subtract(ofRate);
      taxes.add(new Tax(rate, net, percent(net, rate).setScale(digits, RoundingMode.HALF_UP)));
    });
    var net = sum.subtract(off);
    var tax = taxes.stream().map(Tax::amount).reduce(nothing, BigDecimal::add);
    return new Totals(
        currency,
        nets,
        List.copyOf(reductions),
        off,
        net,
        List.copyOf(taxes),
        tax,
        net.add(tax),
        discount(items, nets, whole));
  }

  /**
   * An amount in parts as large as some weights are: each is rounded, and what is then left over
   * falls on the largest, the first of equals.
   */
  static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights) {
    var all = weights.stream().reduce(ZERO, BigDecimal::add);
    var parts = new ArrayList<BigDecimal>();
    var largest = 0;
    for (var weight : weights) {
      parts.add(
          all.signum() == 0
              ? ZERO.setScale(amount.scale())
              : amount.multiply(weight).divide(all, amount.scale(), RoundingMode.HALF_UP));
      if (weight.abs().compareTo(weights.get(largest).abs()) > 0) {
        largest = parts.size() - 1;
      }
    }
    if (!parts.isEmpty()) {
      var left = amount.subtract(parts.stream().reduce(ZERO, BigDecimal::add));
      parts.set(largest, parts.get(largest).add(left));
    }
    return parts;
  }

  private static BigDecimal discount(List<Item> items, List<BigDecimal> nets, Reduction whole) {
    var least = ZERO;
    for (var at = 0; at < items.size(); at++) {
      if (!items.get(at).optional() || nets.get(at).signum() < 0) {
        least = least.add(nets.get(at));
      }
    }
    var rate = whole.rate(least);
    return items.stream().map(item -> given(item, rate)).max(BigDecimal::compareTo).orElse(ZERO);
  }

  /**
   * How much less than by the list somebody pays, in percent with two digits; 0 where they pay as
   * much or more. Without a list price only what is called a discount counts.
   *
   * @param whole percent off the whole document
   */
  static BigDecimal given(Item item, BigDecimal whole) {
    var paid = HUNDRED.subtract(item.discount()).multiply(HUNDRED.subtract(whole));
    var list = item.listPrice();
    var percent =
        list == null || list.signum() <= 0
            ? paid.movePointLeft(2)
            : item.unitPrice()
                .multiply(paid)
                .divide(list, 10, RoundingMode.HALF_UP)
                .movePointLeft(2);
    return HUNDRED.subtract(percent).setScale(2, RoundingMode.HALF_UP).max(ZERO).min(HUNDRED);
  }

  /** Whether there is room for the amounts. */
  public boolean fits() {
    return nets.stream().allMatch(net -> net.abs().compareTo(MOST) < 0)
        && net.add(reduction).abs().compareTo(MOST) < 0
        && total.abs().compareTo(MOST) < 0;
  }

  public Money money(BigDecimal amount) {
    return new Money(amount, currency);
  }

  private static BigDecimal sum(List<BigDecimal> nets, List<Integer> lines, BigDecimal nothing) {
    return lines.stream().map(nets::get).reduce(nothing, BigDecimal::add);
  }

  private static BigDecimal net(Item item, int digits) {
    var full = item.quantity().multiply(item.unitPrice());
    return percent(full, HUNDRED.subtract(item.discount()))
        .subtract(item.reduction())
        .setScale(digits, RoundingMode.HALF_UP);
  }

  /** Exact. */
  private static BigDecimal percent(BigDecimal amount, BigDecimal rate) {
    return amount.multiply(rate).movePointLeft(2);
  }
}
