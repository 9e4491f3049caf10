package dev.rapport.sales.negotiation;

import static dev.rapport.sales.quotes.MadeLine.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.negotiation.Difference.Kind;
import dev.rapport.sales.negotiation.Differences.Version;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rapport.db.tables.records.QuoteLineRecord;

/** What changed between two versions: each case was worked out by hand. */
class DifferencesTest {

  private static final UUID DESK = UUID.randomUUID();

  @Test
  void a_version_like_the_one_before_has_nothing_to_tell() {
    var before = version(line(DESK, "Desk", "2", "100"));
    var after = version(line(DESK, " Desk", "2.000", "100.00"));

    assertThat(Differences.between(before, after)).isEmpty();
  }

  @Test
  void of_a_line_everything_is_told_that_is_otherwise() {
    var was = line(DESK, "Desk", "2", "100");
    var is = line(DESK, "Oak desk", "3", "95.5");
    is.setUnit("pcs");
    is.setDiscount(new BigDecimal("7.50"));
    is.setTax(new BigDecimal("20.00"));
    is.setOptional(true);

    assertThat(Differences.between(version(was), version(is)))
        .containsExactly(
            of(Kind.DESCRIPTION, "Oak desk", "Desk", "Oak desk"),
            of(Kind.QUANTITY, "Oak desk", "2", "3"),
            of(Kind.UNIT, "Oak desk", null, "pcs"),
            of(Kind.PRICE, "Oak desk", "100", "95.5"),
            of(Kind.DISCOUNT, "Oak desk", "0", "7.5"),
            of(Kind.TAX, "Oak desk", "0", "20"),
            of(Kind.OPTIONAL, "Oak desk", "false", "true"));
  }

  @Test
  void lines_come_in_the_order_of_the_later_version_and_those_that_went_last() {
    var before = version(line(null, "Chair", "2", "50"), line(DESK, "Desk", "1", "100"));
    var after = version(line(null, "Lamp", "1", "19.90"), line(DESK, "Desk", "2", "100"));

    assertThat(Differences.between(before, after))
        .containsExactly(
            of(Kind.ADDED, "Lamp", null, "19.9"),
            of(Kind.QUANTITY, "Desk", "1", "2"),
            of(Kind.REMOVED, "Chair", "100", null));
  }

  @Test
  void a_bundle_is_one_line_that_may_have_something_else_in_it() {
    var was = line(DESK, "Workplace", "1", "405");
    was.setContents(contents(part("Monitor", "2", "pcs", true), part("Lamp", "1", null, false)));
    var is = line(DESK, "Workplace", "1", "405");
    is.setContents(contents(part("Monitor", "1", "pcs", true), part("Lamp", "1", null, true)));

    assertThat(Differences.between(version(was), version(is)))
        .containsExactly(
            of(Kind.CONTENTS, "Workplace", "2 pcs × Monitor", "1 pcs × Monitor\n1 × Lamp"));
  }

  @Test
  void of_texts_only_those_lines_are_told_that_went_or_came() {
    var before =
        new Version(
            "EUR",
            LocalDate.of(2026, 3, 31),
            "Hello",
            "Net 30\nDelivery free",
            Reduction.NONE,
            List.of());
    var after =
        new Version(
            "EUR",
            LocalDate.of(2026, 4, 30),
            " Hello\n",
            "Net 14\n\nDelivery free ",
            Reduction.NONE,
            List.of());

    assertThat(Differences.between(before, after))
        .containsExactly(
            of(Kind.VALID_UNTIL, null, "2026-03-31", "2026-04-30"),
            of(Kind.TERMS, null, "Net 30", "Net 14"));
    assertThat(Differences.between(terms("A\nB"), terms("B\nA")))
        .containsExactly(of(Kind.TERMS, null, null, null));
    assertThat(Differences.between(terms(null), terms("A\nA")))
        .containsExactly(of(Kind.TERMS, null, null, "A\nA"));
    assertThat(Differences.between(terms("A\nA"), terms("A")))
        .containsExactly(of(Kind.TERMS, null, "A", null));
  }

  @Test
  void prices_in_different_currencies_are_not_held_against_each_other() {
    var before = version(line(DESK, "Desk", "1", "100"));
    var after =
        new Version(
            "USD", null, null, null, Reduction.NONE, List.of(line(DESK, "Desk", "2", "117")));

    assertThat(Differences.between(before, after))
        .containsExactly(
            of(Kind.QUANTITY, "Desk", "1", "2"), of(Kind.CURRENCY, null, "EUR", "USD"));
  }

  @Test
  void what_is_taken_off_the_whole_is_told_and_of_amounts_only_where_they_can_be_compared() {
    var tenth = new Reduction(new BigDecimal("10.00"), null);
    var hundred = new Reduction(null, new BigDecimal("100.0000"));
    var nothing = new Reduction(BigDecimal.ZERO, null);

    assertThat(Differences.between(off("EUR", tenth), off("EUR", hundred)))
        .containsExactly(
            of(Kind.REDUCTION_PERCENT, null, "10", null),
            of(Kind.REDUCTION_AMOUNT, null, null, "100"));
    assertThat(Differences.between(off("EUR", nothing), off("EUR", Reduction.NONE))).isEmpty();
    assertThat(Differences.between(off("EUR", hundred), off("USD", Reduction.NONE)))
        .containsExactly(of(Kind.CURRENCY, null, "EUR", "USD"));
  }

  private static Version off(String currency, Reduction reduction) {
    return new Version(currency, null, null, null, reduction, List.of());
  }

  private static Version version(QuoteLineRecord... lines) {
    return new Version("EUR", null, null, null, Reduction.NONE, List.of(lines));
  }

  private static Version terms(@Nullable String terms) {
    return new Version("EUR", null, null, terms, Reduction.NONE, List.of());
  }

  private static Difference of(
      Kind kind, @Nullable String line, @Nullable String from, @Nullable String to) {
    return new Difference(kind, line, from, to);
  }

  private static String contents(Part... parts) {
    return new Contents(List.of(parts)).text();
  }

  private static Part part(String words, String quantity, @Nullable String unit, boolean taken) {
    var any = UUID.nameUUIDFromBytes(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Part(any, any, words, unit, new BigDecimal(quantity), true, taken, null);
  }
}
