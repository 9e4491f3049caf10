package dev.rapport.sales.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sales.lines.Totals.Item;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each figure here was worked out by hand. */
class TotalsTest {

  /**
   * 3 × 19.99 = 59.97; 2.5 × 80.00 less 10 % = 180.00; together 239.97. 20 % of it are 47.994, so
   * 47.99.
   */
  @Test
  void lines_add_up_and_the_tax_is_computed_of_their_sum() {
    var totals =
        Totals.of("EUR", List.of(item("3", "19.99", "0", "20"), item("2.5", "80", "10", "20")));

    assertThat(totals.nets()).map(BigDecimal::toPlainString).containsExactly("59.97", "180.00");
    assertThat(totals.net()).isEqualByComparingTo("239.97");
    assertThat(totals.tax()).isEqualByComparingTo("47.99");
    assertThat(totals.total()).isEqualByComparingTo("287.96");
  }

  /** Three times 0.333 × 1 are 0.33 each; a sum that is rounded once would be 1.00. */
  @Test
  void each_line_is_rounded_by_itself_so_that_what_is_printed_adds_up() {
    var third = item("0.333", "1", "0", "0");

    assertThat(Totals.of("EUR", List.of(third, third, third)).net()).isEqualByComparingTo("0.99");
  }

  /** 1 × 0.125 is 0.13, and −0.125 is −0.13. */
  @Test
  void half_a_cent_goes_away_from_zero() {
    var totals =
        Totals.of("EUR", List.of(item("1", "0.125", "0", "0"), item("1", "-0.125", "0", "0")));

    assertThat(totals.nets()).map(BigDecimal::toPlainString).containsExactly("0.13", "-0.13");
    assertThat(totals.net()).isEqualByComparingTo("0");
  }

  /** 9 % of 10.05 are 0.9045, 20 % of 33.33 are 6.666: 0.90 and 6.67. */
  @Test
  void every_rate_of_tax_has_its_own_sum() {
    var totals =
        Totals.of("EUR", List.of(item("1", "33.33", "0", "20"), item("1", "10.05", "0", "9")));

    assertThat(totals.taxes())
        .map(tax -> tax.rate() + "% of " + tax.net() + " = " + tax.amount())
        .containsExactly("9% of 10.05 = 0.90", "20% of 33.33 = 6.67");
    assertThat(totals.total()).isEqualByComparingTo("50.95");
  }

  @Test
  void an_optional_line_that_nobody_chose_has_an_amount_but_does_not_count() {
    var chosen = item("1", "100", "0", "20");
    var left = new Item(number("1"), number("50"), number("0"), number("20"), false);
    var totals = Totals.of("EUR", List.of(chosen, left));

    assertThat(totals.nets()).map(BigDecimal::toPlainString).containsExactly("100.00", "50.00");
    assertThat(totals.total()).isEqualByComparingTo("120");
  }

  /** Yen have no parts, dinars of Kuwait a thousand. */
  @Test
  void amounts_have_the_digits_of_their_currency() {
    var item = item("1", "10.5555", "0", "10");

    assertThat(Totals.of("JPY", List.of(item)).total().toPlainString()).isEqualTo("12");
    assertThat(Totals.of("KWD", List.of(item)).total().toPlainString()).isEqualTo("11.612");
  }

  @Test
  void nothing_adds_up_to_nothing() {
    var totals = Totals.of("EUR", List.of());

    assertThat(totals.total().toPlainString()).isEqualTo("0.00");
    assertThat(totals.taxes()).isEmpty();
  }

  /** 90 less 10 % are 81 of 100. */
  @Test
  void a_lower_price_is_a_discount_whatever_it_is_called() {
    assertThat(Totals.given(number("90"), number("10"), number("100"))).isEqualByComparingTo("19");
    assertThat(Totals.given(number("90"), number("10"), null)).isEqualByComparingTo("10");
    assertThat(Totals.given(number("120"), number("0"), number("100"))).isEqualByComparingTo("0");
  }

  private static Item item(String quantity, String price, String discount, String tax) {
    return new Item(number(quantity), number(price), number(discount), number(tax), true);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
