package dev.rapport.sales.negotiation;

import static dev.rapport.sales.negotiation.Difference.Kind.ADDED;
import static dev.rapport.sales.negotiation.Difference.Kind.CONTENTS;
import static dev.rapport.sales.negotiation.Difference.Kind.CURRENCY;
import static dev.rapport.sales.negotiation.Difference.Kind.DESCRIPTION;
import static dev.rapport.sales.negotiation.Difference.Kind.DISCOUNT;
import static dev.rapport.sales.negotiation.Difference.Kind.INTRO;
import static dev.rapport.sales.negotiation.Difference.Kind.OPTIONAL;
import static dev.rapport.sales.negotiation.Difference.Kind.PRICE;
import static dev.rapport.sales.negotiation.Difference.Kind.QUANTITY;
import static dev.rapport.sales.negotiation.Difference.Kind.REDUCTION_AMOUNT;
import static dev.rapport.sales.negotiation.Difference.Kind.REDUCTION_PERCENT;
import static dev.rapport.sales.negotiation.Difference.Kind.REMOVED;
import static dev.rapport.sales.negotiation.Difference.Kind.TAX;
import static dev.rapport.sales.negotiation.Difference.Kind.TERMS;
import static dev.rapport.sales.negotiation.Difference.Kind.UNIT;
import static dev.rapport.sales.negotiation.Difference.Kind.VALID_UNTIL;

import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.negotiation.Difference.Kind;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.quotes.SameLines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rapport.db.tables.records.QuoteLineRecord;

/** What is otherwise in a version of a quote than in the one before it. */
final class Differences {

  /**
   * What a version offers.
   *
   * @param currency null where it isn't known: prices are then not compared
   * @param reduction what is taken off the whole
   * @param lines in their order
   */
  record Version(
      @Nullable String currency,
      @Nullable LocalDate validUntil,
      @Nullable String intro,
      @Nullable String terms,
      Reduction reduction,
      List<QuoteLineRecord> lines) {}

  private final List<Difference> found = new ArrayList<>();

  private Differences() {}

  /** The lines' in the order of the later version, those that went, then the whole quote's. */
  static List<Difference> between(Version before, Version after) {
    var differences = new Differences();
    var comparable = before.currency() != null && before.currency().equals(after.currency());
    for (var pair : SameLines.of(before.lines(), after.lines())) {
      var was = pair.before();
      var is = pair.after();
      if (was != null && is != null) {
        differences.line(was, is, comparable);
      } else if (is != null) {
        differences.note(ADDED, is.getDescription(), null, plain(is.getNet()));
      } else if (was != null) {
        differences.note(REMOVED, was.getDescription(), plain(was.getNet()), null);
      }
    }
    differences.value(CURRENCY, null, before.currency(), after.currency());
    differences.value(
        REDUCTION_PERCENT,
        null,
        off(before.reduction().percent()),
        off(after.reduction().percent()));
    if (comparable) {
      differences.value(
          REDUCTION_AMOUNT,
          null,
          off(before.reduction().amount()),
          off(after.reduction().amount()));
    }
    differences.value(
        VALID_UNTIL,
        null,
        Objects.toString(before.validUntil(), null),
        Objects.toString(after.validUntil(), null));
    differences.text(INTRO, null, before.intro(), after.intro());
    differences.text(TERMS, null, before.terms(), after.terms());
    return List.copyOf(differences.found);
  }

  private void line(QuoteLineRecord before, QuoteLineRecord after, boolean comparable) {
    var line = after.getDescription();
    value(DESCRIPTION, line, before.getDescription().strip(), line.strip());
    value(QUANTITY, line, plain(before.getQuantity()), plain(after.getQuantity()));
    value(UNIT, line, before.getUnit(), after.getUnit());
    if (comparable) {
      value(PRICE, line, plain(before.getUnitPrice()), plain(after.getUnitPrice()));
    }
    value(DISCOUNT, line, plain(before.getDiscount()), plain(after.getDiscount()));
    value(TAX, line, plain(before.getTax()), plain(after.getTax()));
    value(OPTIONAL, line, before.getOptional().toString(), after.getOptional().toString());
    text(CONTENTS, line, parts(before), parts(after));
  }

  private void value(Kind kind, @Nullable String line, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      note(kind, line, from, to);
    }
  }

  /** Of two texts those lines that only one of them has; empty lines don't count. */
  private void text(
      Kind kind, @Nullable String line, @Nullable String before, @Nullable String after) {
    var was = lines(before);
    var is = lines(after);
    if (!was.equals(is)) {
      note(kind, line, without(was, is), without(is, was));
    }
  }

  private static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  /** Null where nothing is left. */
  private static @Nullable String without(List<String> lines, List<String> others) {
    var left = new ArrayList<>(lines);
    others.forEach(left::remove);
    return left.isEmpty() ? null : String.join("\n", left);
  }

  /** What is really in one of a bundle, a line for each part. */
  private static String parts(QuoteLineRecord line) {
    return Contents.read(line.getContents()).taken().parts().stream()
        .map(part ->
            plain(part.quantity())
                + (part.unit() == null ? "" : " " + part.unit())
                + " × "
                + part.description())
        .collect(Collectors.joining("\n"));
  }

  /** Nothing taken off is no discount. */
  private static @Nullable String off(@Nullable BigDecimal number) {
    return number == null || number.signum() == 0 ? null : plain(number);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private void note(Kind kind, @Nullable String line, @Nullable String from, @Nullable String to) {
    found.add(new Difference(kind, line, from, to));
  }
}
