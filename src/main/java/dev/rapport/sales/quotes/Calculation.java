package dev.rapport.sales.quotes;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNullElse;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldValues;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Reference;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.lines.Totals;
import dev.rapport.sales.lines.UsualTax;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.Part;
import dev.rapport.sales.pricing.Prices;
import dev.rapport.sales.pricing.Prices.PriceList;
import dev.rapport.sales.quotes.Offer.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lines would come to that somebody is still writing; nothing is written. */
@Component
class Calculation {

  /**
   * A line with what it takes from its product and the price book.
   *
   * @param listPrice null where there is none
   * @param parts what is in one of a bundle; empty for what is none
   */
  record CalculatedLine(
      BigDecimal unitPrice,
      @Nullable BigDecimal listPrice,
      @Nullable String unit,
      BigDecimal tax,
      String net,
      List<Part> parts) {}

  /**
   * @param discount the highest of a line, with what is taken off the whole, in percent
   */
  record Result(List<CalculatedLine> lines, Sums sums, BigDecimal discount) {}

  private final SaveQuote input;
  private final QuoteLines kept;
  private final Takings takings;
  private final Prices prices;
  private final UsualTax usualTax;
  private final QuoteDocuments documents;

  Calculation(
      SaveQuote input,
      QuoteLines kept,
      Takings takings,
      Prices prices,
      UsualTax usualTax,
      QuoteDocuments documents) {
    this.input = input;
    this.kept = kept;
    this.takings = takings;
    this.prices = prices;
    this.usualTax = usualTax;
    this.documents = documents;
  }

  /**
   * @param given the quote's values as they are being written, by field name as JSON; of those that
   *     are missing what is kept counts
   * @throws ProblemException 422 with what can't be read, as {@code lines[0].quantity}
   */
  Result of(
      RecordRow quote,
      Map<String, @Nullable Object> given,
      List<Map<String, @Nullable Object>> lines,
      Actor actor) {
    if (lines.size() > SaveQuote.MOST_LINES) {
      throw ProblemException.invalid("lines", "quote.lines", SaveQuote.MOST_LINES);
    }
    var errors = new ArrayList<FieldProblem>();
    var values = new ArrayList<FieldValues>();
    for (var i = 0; i < lines.size(); i++) {
      values.add(FieldValues.of(input.line(lines.get(i), "lines[" + i + "].", actor, errors)));
    }
    var reduction = reduction(quote, given, actor, errors);
    var contents = takings.of(lines, values, kept.of(quote.id()), errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    var company = quote.get(Quote.COMPANY);
    var list =
        prices.list(
            Stream.concat(
                    values.stream()
                        .map(line -> line.get(Line.PRODUCT))
                        .filter(Objects::nonNull)
                        .map(Reference::id),
                    contents.stream().flatMap(each -> each.parts().stream()).map(Part::product))
                .distinct()
                .toList(),
            currency(quote),
            company == null ? null : company.id(),
            documents.today());
    return result(quote, values, contents, list, reduction);
  }

  private Reduction reduction(
      RecordRow quote,
      Map<String, @Nullable Object> given,
      Actor actor,
      List<FieldProblem> errors) {
    Map<String, @Nullable Object> written = new HashMap<>(given);
    written
        .keySet()
        .retainAll(List.of(Quote.REDUCTION_PERCENT.name(), Quote.REDUCTION_AMOUNT.name()));
    if (written.isEmpty()) {
      return kept.reduction(quote.id());
    }
    var values = FieldValues.of(input.read(Quote.OBJECT, written, "", actor, errors));
    return new Reduction(values.get(Quote.REDUCTION_PERCENT), values.get(Quote.REDUCTION_AMOUNT));
  }

  private Result result(
      RecordRow quote,
      List<FieldValues> values,
      List<Contents> contents,
      PriceList list,
      Reduction reduction) {
    var items = new ArrayList<Totals.Item>();
    var listed = new ArrayList<@Nullable BigDecimal>();
    var units = new ArrayList<@Nullable String>();
    for (var at = 0; at < values.size(); at++) {
      var line = values.get(at);
      var product = line.get(Line.PRODUCT);
      var sold = product == null ? null : list.product(product.id());
      var quantity = requireNonNullElse(line.get(Line.QUANTITY), BigDecimal.ONE);
      var price = product == null ? null : list.price(product.id(), quantity, contents.get(at));
      var tax = line.get(Line.TAX);
      if (tax == null) {
        tax = sold == null || sold.tax() == null ? usualTax.percent() : sold.tax();
      }
      var item =
          new Totals.Item(
              quantity,
              requireNonNullElse(line.get(Line.UNIT_PRICE), requireNonNullElse(price, ZERO)),
              price,
              requireNonNullElse(line.get(Line.DISCOUNT), ZERO),
              ZERO,
              tax,
              Boolean.TRUE.equals(line.get(Line.OPTIONAL)),
              Boolean.TRUE.equals(line.get(Line.CHOSEN)));
      items.add(item);
      listed.add(price);
      units.add(line.get(Line.UNIT) == null && sold != null ? sold.unit() : line.get(Line.UNIT));
    }
    var totals = Totals.of(currency(quote), items, reduction);
    if (!totals.fits()) {
      throw ProblemException.invalid("lines", "line.tooMuch");
    }
    var lines = new ArrayList<CalculatedLine>();
    for (var i = 0; i < items.size(); i++) {
      lines.add(
          new CalculatedLine(
              items.get(i).unitPrice(),
              listed.get(i),
              units.get(i),
              items.get(i).tax(),
              totals.nets().get(i).toPlainString(),
              contents.get(i).at(list, items.get(i).quantity()).parts()));
    }
    return new Result(lines, Sums.of(totals, reduction), totals.discount());
  }

  private static String currency(RecordRow quote) {
    return Objects.requireNonNull(quote.get(Quote.CURRENCY));
  }
}
