package dev.rapport.sales.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sales.lines.Totals.Item;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each figure here was worked out by hand. */
class TotalsTest {

  /**
   * 3 × 19.99 = 59.97; 2.5 × 80.00 less 10 % = 180.00; together 239.97. 20 % of it are 47.994, so
   * 47.99.
   */
  @Test
  void lines_add_up_and_the_tax_is_computed_of_their_sum() {
    var totals = of("EUR", item("3", "19.99", "0", "20"), item("2.5", "80", "10", "20"));

    assertThat(totals.nets()).map(BigDecimal::toPlainString).containsExactly("59.97", "180.00");
    assertThat(totals.net()).isEqualByComparingTo("239.97");
    assertThat(totals.tax()).isEqualByComparingTo("47.99");
    assertThat(totals.total()).isEqualByComparingTo("287.96");
  }

  /** Three times 0.333 × 1 are 0.33 each; a sum that is rounded once would be 1.00. */
  @Test
  void each_line_is_rounded_by_itself_so_that_what_is_printed_adds_up() {
    var third = item("0.333", "1", "0", "0");

    assertThat(of("EUR", third, third, third).net()).isEqualByComparingTo("0.99");
  }

  /** 1 × 0.125 is 0.13, and −0.125 is −0.13. */
  @Test
  void half_a_cent_goes_away_from_zero() {
    var totals = of("EUR", item("1", "0.125", "0", "0"), item("1", "-0.125", "0", "0"));

    assertThat(totals.nets()).map(BigDecimal::toPlainString).containsExactly("0.13", "-0.13");
    assertThat(totals.net()).isEqualByComparingTo("0");
  }

  /** 9 % of 10.05 are 0.9045, 20 % of 33.33 are 6.666: 0.90 and 6.67. */
  @Test
  void every_rate_of_tax_has_its_own_sum() {
    var totals = of("EUR", item("1", "33.33", "0", "20"), item("1", "10.05", "0", "9"));

    assertThat(totals.taxes())
        .map(tax -> tax.rate() + "% of " + tax.net() + " = " + tax.amount())
        .containsExactly("9% of 10.05 = 0.90", "20% of 33.33 = 6.67");
    assertThat(totals.total()).isEqualByComparingTo("50.95");
  }

  @Test
  void an_optional_line_that_nobody_chose_has_an_amount_but_does_not_count() {
    var chosen = item("1", "100", "0", "20");
    var left = optional("1", "50", "20", false);
    var totals = of("EUR", chosen, left);

    assertThat(totals.nets()).map(BigDecimal::toPlainString).containsExactly("100.00", "50.00");
    assertThat(totals.total()).isEqualByComparingTo("120");
  }

  /** Yen have no parts, dinars of Kuwait a thousand. */
  @Test
  void amounts_have_the_digits_of_their_currency() {
    var item = item("1", "10.5555", "0", "10");

    assertThat(of("JPY", item).total().toPlainString()).isEqualTo("12");
    assertThat(of("KWD", item).total().toPlainString()).isEqualTo("11.612");
  }

  @Test
  void nothing_adds_up_to_nothing() {
    var totals = of("EUR");

    assertThat(totals.total().toPlainString()).isEqualTo("0.00");
    assertThat(totals.taxes()).isEmpty();
  }

  /** 90 less 10 % are 81 of 100. */
  @Test
  void a_lower_price_is_a_discount_whatever_it_is_called() {
    assertThat(given("90", "10", "100", "0")).isEqualByComparingTo("19");
    assertThat(given("90", "10", null, "0")).isEqualByComparingTo("10");
    assertThat(given("120", "0", "100", "0")).isEqualByComparingTo("0");
  }

  /** 81 less 10 % are 72.90 of 100; 90 % of 90 % are 81 %; 120 less 10 % are more than 100. */
  @Test
  void what_is_taken_off_the_whole_is_taken_off_each_line_besides() {
    assertThat(given("90", "10", "100", "10")).isEqualByComparingTo("27.10");
    assertThat(given("90", "10", null, "10")).isEqualByComparingTo("19");
    assertThat(given("120", "0", "100", "10")).isEqualByComparingTo("0");
  }

  /**
   * 10 % of 333.33 + 66.67 = 400 are 40: of it 33.333 fall on 20 % tax and 6.667 on 9 %. Left are
   * 300.00 and 60.00, with taxes of 60.00 and 5.40.
   */
  @Test
  void a_percentage_off_the_whole_falls_on_each_rate_of_tax_as_much_as_is_taxed_so() {
    var totals =
        Totals.of(
            "EUR",
            List.of(item("1", "333.33", "0", "20"), item("1", "66.67", "0", "9")),
            new Reduction(number("10"), null));

    assertThat(totals.reduction().toPlainString()).isEqualTo("40.00");
    assertThat(totals.reductions()).map(BigDecimal::toPlainString).containsExactly("33.33", "6.67");
    assertThat(totals.taxes())
        .map(tax -> tax.rate() + "% of " + tax.net() + " = " + tax.amount())
        .containsExactly("9% of 60.00 = 5.40", "20% of 300.00 = 60.00");
    assertThat(totals.net().toPlainString()).isEqualTo("360.00");
    assertThat(totals.total().toPlainString()).isEqualTo("425.40");
    assertThat(totals.discount()).isEqualByComparingTo("10");
  }

  /**
   * 10 of 70 for 20 % (two lines of 35) and 30 for none: 7 and 3. The 7 are 3.50 for each of the
   * two. Of 100 off 3 lines of 1,000 each has 33.33, and the first of equals the cent that is left.
   */
  @Test
  void an_amount_off_the_whole_is_spread_to_the_cent() {
    var ten = new Reduction(null, number("10"));
    var lines =
        List.of(item("1", "35", "0", "20"), item("1", "30", "0", "0"), item("1", "35", "0", "20"));

    assertThat(Totals.of("EUR", lines, ten).reductions())
        .map(BigDecimal::toPlainString)
        .containsExactly("3.50", "3.00", "3.50");
    var equal = item("1", "1000", "0", "20");
    var hundred =
        Totals.of("EUR", List.of(equal, equal, equal), new Reduction(null, number("100")));
    assertThat(hundred.reductions())
        .map(BigDecimal::toPlainString)
        .containsExactly("33.34", "33.33", "33.33");
    assertThat(hundred.net().toPlainString()).isEqualTo("2900.00");
  }

  /**
   * Of 5 cents on 1, 1 and 1.01 each has 1.67, so 2: the one too many is taken from the largest.
   */
  @Test
  void what_is_left_over_falls_on_the_largest() {
    assertThat(Totals.spread(number("0.05"), List.of(number("1"), number("1"), number("1.01"))))
        .map(BigDecimal::toPlainString)
        .containsExactly("0.02", "0.02", "0.01");
    assertThat(Totals.spread(number("1.00"), List.of(number("-5"), number("105"))))
        .map(BigDecimal::toPlainString)
        .containsExactly("-0.05", "1.05");
    assertThat(Totals.spread(number("0.00"), List.of(number("5"), number("-5"))))
        .map(BigDecimal::toPlainString)
        .containsExactly("0.00", "0.00");
  }

  /** Without the option 10 of 100, with it 10 of 150: nothing of it falls on what nobody chose. */
  @Test
  void what_nobody_chose_takes_no_part_in_it_and_the_limit_is_told_of_the_least() {
    var ten = new Reduction(null, number("10"));
    var desk = item("1", "100", "0", "20");
    var without = Totals.of("EUR", List.of(desk, optional("1", "50", "20", false)), ten);
    var with = Totals.of("EUR", List.of(desk, optional("1", "50", "20", true)), ten);

    assertThat(without.reductions())
        .map(BigDecimal::toPlainString)
        .containsExactly("10.00", "0.00");
    assertThat(without.net()).isEqualByComparingTo("90");
    assertThat(with.reductions()).map(BigDecimal::toPlainString).containsExactly("6.67", "3.33");
    assertThat(with.net()).isEqualByComparingTo("140");
    // The customer may leave the option out: then it is 10 of 100.
    assertThat(with.discount()).isEqualByComparingTo("10");
    assertThat(Totals.of("EUR", List.of(optional("1", "50", "20", true)), ten).discount())
        .isEqualByComparingTo("100");
  }

  @Test
  void no_more_than_everything_is_taken_off() {
    var much = new Reduction(null, number("500"));

    var totals = Totals.of("EUR", List.of(item("1", "100", "0", "20")), much);
    assertThat(totals.reduction().toPlainString()).isEqualTo("100.00");
    assertThat(totals.total().toPlainString()).isEqualTo("0.00");
    assertThat(totals.discount()).isEqualByComparingTo("100");
    assertThat(Totals.of("EUR", List.of(item("1", "-5", "0", "20")), much).net())
        .isEqualByComparingTo("-5");
  }

  private static BigDecimal given(
      String price, String discount, @Nullable String list, String whole) {
    var line = item("1", price, discount, "0");
    var listed =
        new Item(
            line.quantity(),
            line.unitPrice(),
            list == null ? null : number(list),
            line.discount(),
            line.reduction(),
            line.tax(),
            false,
            false);
    return Totals.given(listed, number(whole));
  }

  private static Totals of(String currency, Item... items) {
    return Totals.of(currency, List.of(items), Reduction.NONE);
  }

  private static Item item(String quantity, String price, String discount, String tax) {
    return new Item(
        number(quantity),
        number(price),
        null,
        number(discount),
        BigDecimal.ZERO,
        number(tax),
        false,
        false);
  }

  private static Item optional(String quantity, String price, String tax, boolean chosen) {
    return new Item(
        number(quantity),
        number(price),
        null,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        number(tax),
        true,
        chosen);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
